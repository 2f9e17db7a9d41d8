import { isGroupClass } from "./convert/classes.ts";
import { listOf } from "./convert/fields.ts";
import { metadataUnreliable, toGroup } from "./convert/group.ts";
import { detailOf } from "./damage.ts";
import { decode, decodeDefensively, type Decoded, type Payload } from "./decode.ts";
import type { RootContent, RootKey } from "./file.ts";

/**
 * What one key holds, as plain objects. Where a collection cannot be read by what the file says of its classes,
 * its objects are read without that, and nothing is said of the run.
 */
export function toContent(payload: Payload, { path, name, className }: RootKey, source: string): RootContent {
  const place = { source, path };
  const convert = (decoded: Decoded): RootContent => toGroup(decoded, className, name, place);
  if (!isGroupClass(className)) return convert(decode(payload));
  let why: string;
  try {
    const decoded = decode(payload);
    if (listOf(decoded.object) !== undefined) return convert(decoded);
    why = "The file does not describe its collection.";
  } catch (thrown) {
    why = detailOf(thrown);
  }
  const content = convert(decodeDefensively(payload));
  return { ...content, activity: undefined, notes: [metadataUnreliable, why, ...content.notes] };
}
