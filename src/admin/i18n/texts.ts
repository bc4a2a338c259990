import type { en } from "./en"

type Strings<T> = {
  [K in keyof T]: T[K] extends string ? string : Strings<T[K]>
}

type Keys<T> = {
  [K in keyof T & string]: T[K] extends string
    ? K extends `${infer Base}_one`
      ? Base
      : K extends `${string}_other`
        ? never
        : K
    : `${K}.${Keys<T[K]>}`
}[keyof T & string]

/** The shape of every language's texts: no language can lack a sentence. */
export type Texts = Strings<typeof en>

/** The name of one text, such as "states.payout.pending.label". */
export type TextKey = Keys<typeof en>

/** Keeps these texts apart from Medusa's and from other plugins'. */
export const NAMESPACE = "flexpay"
