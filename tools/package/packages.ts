/** A package that is published. Paths are relative to the repository. */
export interface PublishedPackage {
  folder: string
  /** What it is built from: folders and files. */
  sources: readonly string[]
  /** The folder that its build writes. */
  built: string
}

/** For the store. It contains the page of payment links, made with the kit. */
export const PLUGIN: PublishedPackage = {
  folder: ".",
  sources: [
    ...["src", "simulator", "cli"],
    ...["storefront/payment-page", "storefront/src"],
  ],
  built: ".medusa/server",
}

/** For the storefront. It contains the types of the routes that it calls. */
export const KIT: PublishedPackage = {
  folder: "storefront",
  sources: [
    "storefront/src",
    "src/api/store/flexpay/orders/types.ts",
    "src/api/store/flexpay/payment-sessions/types.ts",
  ],
  built: "storefront/dist",
}

export const PACKAGES = [PLUGIN, KIT]
