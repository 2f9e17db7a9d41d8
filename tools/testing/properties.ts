import * as fc from "fast-check";

/**
 * Laws are looked at with the same cases in every run, others with `PROPERTIES_SEED`; the first that fails is told as it is:
 * to look for a simpler one may take longer than all tests.
 */
fc.configureGlobal({ seed: Number(process.env["PROPERTIES_SEED"] ?? 4), endOnFailure: true });
