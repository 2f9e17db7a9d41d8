// The compiler's DOM knows no Trusted Types yet: the few words of it that trusted.ts uses.
interface TrustedPolicyRules {
  readonly createHTML?: (text: string) => string;
  readonly createScriptURL?: (url: string) => string;
}
declare const trustedTypes:
  | { createPolicy(name: string, rules: TrustedPolicyRules): { createScriptURL(url: string): { toString(): string } } }
  | undefined;
