import type en from "./en.json"

/** The texts of a language; each language has all those of English. */
export type Texts = typeof en

type Keys<T> = {
  [K in keyof T & string]: T[K] extends string
    ? K extends `${infer Base}_one`
      ? Base
      : K extends `${string}_other`
        ? never
        : K
    : `${K}.${Keys<T[K]>}`
}[keyof T & string]

/** The name of one text, such as "states.payout.pending.label". */
export type TextKey = Keys<Texts>

/** Keeps these texts apart from Medusa's and from other plugins'. */
export const NAMESPACE = "flexpay"

/** Whether there is a text of this name; a newer server may use others. */
export function isKeyOf<T extends object>(
  texts: T,
  name: string
): name is keyof T & string {
  return Object.hasOwn(texts, name)
}
