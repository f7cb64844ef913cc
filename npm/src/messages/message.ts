/** Messages: text with parameters in braces, in as many plural forms as its language has. */

/**
 * A text in which `{name}` stands for a parameter; or one for each plural category of its language (CLDR), chosen by the
 * parameter `count`. `other` serves for those that are missing.
 */
export type Message = string | Plural;

export type Plural = { readonly [Category in Exclude<Intl.LDMLPluralRule, 'other'>]?: string } & {
  readonly other: string;
};

/** What stands for a parameter: numbers are written as the language writes them, lists as it joins them. */
export type Parameter = string | number | readonly string[];

export type Parameters = Readonly<Record<string, Parameter>>;

/** The names of the parameters of a message. */
export type ParametersOf<Of> = Of extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParametersOf<Rest>
  : Of extends Plural
    ? ParametersOf<Of[keyof Of]>
    : never;

/** A message with its parameters in their places; what names no parameter stays. */
export function fill(text: string, show: (name: string) => string | undefined): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => show(name) ?? whole);
}
