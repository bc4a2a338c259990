import type { Browser, BrowserContext, Page } from "playwright-core"
import { keepFailure, keepPicture } from "./screenshots"

/** What a visitor holds in the hand, in CSS pixels. */
const DEVICES = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: {
    viewport: { width: 390, height: 780 },
    isMobile: true,
    hasTouch: true,
  },
  small_phone: {
    viewport: { width: 320, height: 640 },
    isMobile: true,
    hasTouch: true,
  },
} as const
const LOCALES = { fr: "fr-CD", en: "en" } as const
const PATIENCE_MS = 30_000
/** Medusa's admin has its flags from elsewhere, and tests have no network. */
const OF_ELSEWHERE = /ERR_NAME_NOT_RESOLVED/

export interface VisitorOptions {
  /** `desktop` by default. */
  device?: keyof typeof DEVICES
  /** `fr` by default. */
  language?: keyof typeof LOCALES
  /** The window's width in CSS pixels, in place of the device's. */
  width?: number
  /** The browser's theme; `light` by default. */
  theme?: "light" | "dark"
}

/** A browser with its own cookies, tabs and errors. */
export class Visitor {
  private readonly complaints: string[] = []
  private expected: RegExp[] = []

  private constructor(
    readonly context: BrowserContext,
    /** The first tab. */
    readonly page: Page,
    private readonly options: {
      title: string
      language: keyof typeof LOCALES
    }
  ) {}

  get language(): keyof typeof LOCALES {
    return this.options.language
  }

  /** @param title what their pictures are called */
  static async arrive(
    browser: Browser,
    title: string,
    { device = "desktop", language = "fr", width, theme }: VisitorOptions
  ): Promise<Visitor> {
    const context = await browser.newContext({
      ...DEVICES[device],
      ...(width && { viewport: { width, height: 800 } }),
      ...(theme && { colorScheme: theme }),
      locale: LOCALES[language],
      timezoneId: "Africa/Kinshasa",
      reducedMotion: "reduce",
      // A test's own HTTPS vouches for itself.
      ignoreHTTPSErrors: true,
    })
    context.setDefaultTimeout(PATIENCE_MS)
    const visitor = new Visitor(context, await context.newPage(), {
      title: `${title} ${device} ${language}`,
      language,
    })
    context.on("console", (message) => {
      if (message.type() === "error" && !OF_ELSEWHERE.test(message.text())) {
        visitor.complain(`${message.text()} (${message.location().url})`)
      }
    })
    context.on("weberror", (error) => {
      visitor.complain(error.error().stack ?? String(error.error()))
    })
    return visitor
  }

  /** Another tab of the same browser. */
  async openTab(): Promise<Page> {
    return await this.context.newPage()
  }

  /** Errors that a test provokes, such as an answer of 400. */
  expectErrors(...errors: RegExp[]): void {
    this.expected = errors
  }

  /** Keeps a picture, when pictures were asked for. */
  async picture(name: string, page = this.page): Promise<void> {
    await keepPicture(page, `${this.options.title} ${name}`)
  }

  /**
   * Keeps a picture of all tabs, and says where and what they complained of.
   * @param name of this visitor in the test
   */
  async failure(name: string): Promise<string> {
    const files = []
    for (const [index, page] of this.context.pages().entries()) {
      const file = await keepFailure(
        page,
        `${this.options.title} ${name} tab ${index + 1}`
      )
      files.push(`${file}, of ${page.url()}`)
    }
    return [...files, ...this.unexpected()].join("\n")
  }

  /** Errors of their pages that no test expected. */
  unexpected(): string[] {
    return this.complaints.filter(
      (complaint) => !this.expected.some((pattern) => pattern.test(complaint))
    )
  }

  private complain(complaint: string): void {
    this.complaints.push(complaint)
  }
}
