import path from "node:path"
import type { DefaultTheme, UserConfig } from "vitepress" with {
  "resolution-mode": "import",
}
import manifest from "../../../package.json"
import { readAddress } from "../../package/manifest"
import { diagramPlugin } from "../diagrams"
import { firstLink, readNavigation } from "../navigation"
import { anchorOf } from "../pages"
import { stageSite } from "../stage"
import { FRENCH_SEARCH, FRENCH_THEME } from "../texts"

const REPOSITORY = path.resolve(__dirname, "../../..")
const PAGES = path.join(REPOSITORY, ".site/pages")

const address = readAddress(manifest)
const { english, french } = readNavigation(REPOSITORY)
stageSite(REPOSITORY, {
  folder: PAGES,
  filesUrl: address && `${address.url}/blob/v${manifest.version}`,
})

/** Runs in the browser, too, where it has no scope: "depannage" finds "dépannage". */
function withoutAccents(term: string): string {
  return term.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
}

/** The site's configuration. */
export default async (): Promise<UserConfig<DefaultTheme.Config>> => ({
  srcDir: PAGES,
  outDir: path.join(REPOSITORY, ".site/public"),
  cacheDir: path.join(REPOSITORY, ".site/cache"),
  title: manifest.name,
  description: manifest.description,
  // The README names the demo's address.
  ignoreDeadLinks: "localhostLinks",
  markdown: {
    anchor: { slugify: anchorOf },
    config: await diagramPlugin(),
  },
  themeConfig: {
    // Pages have other names in the other language.
    i18nRouting: false,
    outline: [2, 3],
    search: {
      provider: "local",
      options: {
        locales: { fr: { translations: FRENCH_SEARCH } },
        miniSearch: { options: { processTerm: withoutAccents } },
      },
    },
    ...(address && {
      socialLinks: [{ icon: "github", link: address.url }],
    }),
  },
  locales: {
    root: {
      label: "English",
      lang: "en",
      themeConfig: {
        nav: english.map((section) => ({
          text: section.text,
          link: firstLink(section),
        })),
        sidebar: [
          { text: "Documentation", link: "/docs/" },
          ...english.map((section) => ({ ...section, collapsed: false })),
        ],
      },
    },
    fr: {
      label: "Français",
      lang: "fr",
      themeConfig: {
        ...FRENCH_THEME,
        sidebar: [
          ...french,
          { text: "Toute la documentation (en anglais)", link: "/docs/" },
        ],
      },
    },
  },
})
