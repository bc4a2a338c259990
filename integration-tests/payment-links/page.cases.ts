import { createHash } from "node:crypto"
import { get } from "node:http"
import { gunzipSync } from "node:zlib"
import type { ShopUnderTest } from "../setup/describe-shop"
import type { LinkFixture } from "./link-fixture"
import { tokenOf } from "./link-fixture"

/** What a slow network transfers at most, in bytes. */
const MAX_BYTES = 30_000

export function describePage(fixture: LinkFixture): void {
  describe("the page of payment links", () => {
    it("the page is small, compressed, and the same for each link", async () => {
      const page = await load(fixture.test, { "accept-encoding": "gzip, br" })
      const plain = await load(fixture.test)
      const link = await fixture.linkOrder(await fixture.writeOrder())

      expect(page.status).toBe(200)
      expect(page.headers).toMatchObject({
        "content-type": "text/html; charset=utf-8",
        "content-encoding": "gzip",
        "cache-control": "no-cache",
        "referrer-policy": "no-referrer",
        "x-robots-tag": "noindex",
        "x-content-type-options": "nosniff",
        vary: expect.stringMatching(/accept-encoding/i),
      })
      expect(page.body.length).toBeLessThan(MAX_BYTES)
      expect(plain.headers["content-encoding"]).toBeUndefined()
      expect(gunzipSync(page.body).equals(plain.body)).toBe(true)
      expect(link.url).toBe(`${addressOf(fixture.test)}#${tokenOf(link)}`)
      expect(plain.body.includes(tokenOf(link))).toBe(false)
      expect(plain.body.toString()).toMatch(
        /<noscript>.*JavaScript.*lang="en".*JavaScript.*<\/noscript>/s
      )
      expect(page.headers["set-cookie"]).toBeUndefined()
    })

    it("the page is not sent again while it is the same", async () => {
      const { headers } = await load(fixture.test)
      const again = await load(fixture.test, {
        "if-none-match": String(headers.etag),
      })
      const changed = await load(fixture.test, { "if-none-match": 'W/"old"' })

      expect([again.status, again.body.length]).toEqual([304, 0])
      expect(changed.status).toBe(200)
    })

    it("the page's policy allows its own style and script and nothing else", async () => {
      const { headers, body } = await load(fixture.test)
      const html = body.toString()
      const hashes = Object.fromEntries(
        ["script", "style"].map((element) => [
          element,
          [...html.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, "gs"))]
            .map(([, content = ""]) => createHash("sha256").update(content))
            .map((hash) => `'sha256-${hash.digest("base64")}'`)
            .join(" "),
        ])
      )

      expect(String(headers["content-security-policy"]).split("; ")).toEqual([
        "default-src 'none'",
        `script-src ${hashes.script ?? ""}`,
        `style-src ${hashes.style ?? ""}`,
        "connect-src 'self'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ])
      expect(html).not.toMatch(/<script [^>]|<style [^>]|\sstyle="|\son\w+="/)
      expect(html).not.toMatch(/<(?:link|img|script)[^>]*="(?:https?:)?\/\//)
    })

    it("a token that this store did not sign shows no link", async () => {
      const link = await fixture.linkOrder(await fixture.writeOrder())
      const token = tokenOf(link)
      const forged = `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`
      const answers = await Promise.all(
        ["", "Bearer ", `Bearer ${forged}`, `Basic ${token}`, "Bearer x.y"].map(
          async (authorization) =>
            await fixture.test.shop.get("/flexpay/pay/payment", {
              ...(authorization && { authorization }),
            })
        )
      )
      const { status } = await fixture.request(link)

      expect(answers.map((answer) => answer.status)).toEqual(
        answers.map(() => 404)
      )
      expect(JSON.stringify(answers.map(({ data }) => data))).not.toContain(
        token
      )
      expect(status).toBe(200)
    })
  })
}

function addressOf({ shop }: ShopUnderTest): string {
  return `${shop.flexpay.options.callback_base_url}/flexpay/pay`
}

/** As a browser does, which sends no publishable key. */
async function load(test: ShopUnderTest, headers: Record<string, string> = {}) {
  return await new Promise<{
    status: number | undefined
    headers: NodeJS.Dict<string | string[]>
    body: Buffer
  }>((resolve, reject) => {
    get(addressOf(test), { headers }, (response) => {
      const chunks: Buffer[] = []
      response
        .on("data", (chunk: Buffer) => chunks.push(chunk))
        .on("end", () =>
          resolve({
            status: response.statusCode,
            headers: response.headers,
            body: Buffer.concat(chunks),
          })
        )
        .on("error", reject)
    }).on("error", reject)
  })
}
