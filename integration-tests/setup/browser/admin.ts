import type { Locator, Page } from "playwright-core"
import { adminLogin } from "../../../demo/src/seed/names"
import en from "../../../src/admin/i18n/en.json"
import fr from "../../../src/admin/i18n/fr.json"
import type { PagesUnderTest } from "./describe-pages"
import type { Visitor, VisitorOptions } from "./visitor"

const TEXTS = { fr, en }
const CLOSED_WITHIN_MS = 2_000

/** An admin user in a browser, in a language of the admin. */
export class Admin {
  private constructor(
    readonly visitor: Visitor,
    private readonly demo: AdminPages["demo"]
  ) {}

  /** Logs in without the form. */
  static async logIn(
    { visit, demo }: AdminPages,
    options: VisitorOptions & { login?: Login } = {}
  ): Promise<Admin> {
    const visitor = await visit(options)
    const { request } = visitor.context
    const url = demo.storeUrl
    const answer = await request.post(`${url}/auth/user/emailpass`, {
      data: options.login ?? adminLogin,
    })
    const { token } = (await answer.json()) as { token: string }
    // The session's cookie is one of the browser's from here on.
    await request.post(`${url}/auth/session`, {
      headers: { authorization: `Bearer ${token}` },
    })
    await visitor.context.addCookies([
      { name: "lng", value: visitor.language, url },
    ])
    return new Admin(visitor, demo)
  }

  get page(): Page {
    return this.visitor.page
  }

  /** A text of the plugin's, such as `refund.title`, in the admin's language. */
  t(key: string, values: Record<string, string | number> = {}): string {
    const text = key
      .split(".")
      .reduce<unknown>(
        (texts, part) => (texts as Record<string, unknown>)[part],
        TEXTS[this.visitor.language]
      )
    if (typeof text !== "string") {
      throw new Error(`There is no text "${key}"`)
    }
    return text.replace(/{{(\w+)}}/g, (_, name: string) => String(values[name]))
  }

  /** Whole francs, or dollars and cents, as the admin's language writes them. */
  money(amount: number, currency: "CDF" | "USD" = "CDF"): string {
    const decimals = currency === "CDF" ? 0 : 2
    return new Intl.NumberFormat(this.visitor.language, {
      style: "currency",
      currency,
      minimumFractionDigits: decimals,
    }).format(amount)
  }

  async openOrder(orderId: string, page = this.page): Promise<void> {
    await page.goto(`${this.demo.storeUrl}/app/orders/${orderId}`)
  }

  async openFlexPay(query = ""): Promise<void> {
    await this.page.goto(`${this.demo.storeUrl}/app/flexpay${query}`)
  }

  /** The order's FlexPay section: its payment, or one of its payouts. */
  panel(kind: "payment" | "payout", page = this.page): Locator {
    return page.getByRole("region", {
      name: new RegExp(`^${this.t(`kinds.${kind}`)} `),
    })
  }

  button(key: string, inside: Page | Locator = this.page): Locator {
    return inside.getByRole("button", { name: this.t(key), exact: true })
  }

  field(key: string, inside: Page | Locator = this.page): Locator {
    return inside.getByLabel(this.t(key))
  }

  /** Opens the refund of an order's payment, up to its form. */
  async startRefund(orderId: string, page = this.page): Promise<Locator> {
    await this.openOrder(orderId, page)
    await this.button("actions.refund", this.panel("payment", page)).click()
    const dialog = page.getByRole("dialog")
    await dialog
      .getByLabel(this.t("refund.amount", { currency: "CDF" }))
      .waitFor()
    return dialog
  }

  /** The last look before money leaves: its button. */
  sendButton(dialog: Locator, amount: number): Locator {
    return dialog.getByRole("button", {
      name: this.t("refund.confirm", { amount: this.money(amount) }),
    })
  }

  /** The same where a second admin must approve it first. */
  requestButton(dialog: Locator, amount: number): Locator {
    return dialog.getByRole("button", {
      name: this.t("refund.request", { amount: this.money(amount) }),
    })
  }

  /** Walks the focus to its target with the Tab key. */
  async tabTo(target: Locator): Promise<void> {
    for (let presses = 0; presses < 80; presses++) {
      if (await isFocused(target)) {
        return
      }
      await this.page.keyboard.press("Tab")
    }
    throw new Error(`The keyboard does not get to ${String(target)}`)
  }

  /** Walks there with the Tab key, and presses Enter. */
  async pressByKeyboard(target: Locator): Promise<void> {
    await target.waitFor()
    await this.tabTo(target)
    await this.page.keyboard.press("Enter")
  }

  /**
   * Closes a dialog with the Escape key. The UI kit's dialogs ignore the key
   * for some milliseconds after they have focused their first field.
   */
  async escape(dialog: Locator): Promise<void> {
    for (let presses = 0; presses < 5; presses++) {
      await this.page.keyboard.press("Escape")
      const isClosed = await dialog
        .waitFor({ state: "hidden", timeout: CLOSED_WITHIN_MS })
        .then(
          () => true,
          () => false
        )
      if (isClosed) {
        return
      }
    }
    throw new Error(`Escape does not close ${String(dialog)}`)
  }

  /** Waits until the text is there. */
  async sees(text: string, inside: Page | Locator = this.page): Promise<void> {
    await inside.getByText(text).first().waitFor()
  }
}

/** What of the pages under test an admin user needs. */
interface AdminPages extends Pick<PagesUnderTest, "visit"> {
  demo: Pick<PagesUnderTest["demo"], "storeUrl">
}

interface Login {
  email: string
  password: string
}

/** Whether the keyboard's focus is there. */
export async function isFocused(target: Locator): Promise<boolean> {
  const focused = target.and(target.page().locator(":focus"))
  return (await focused.count()) > 0
}

/** Waits until the focus is there. */
export async function expectFocus(target: Locator): Promise<void> {
  await target.and(target.page().locator(":focus")).waitFor()
}
