import http from "node:http"
import https from "node:https"
import axios from "axios"
import type { Transaction } from "./transaction"
import type { Body } from "./wire"

/** How long, in ms, the merchant's server may take to answer a callback. */
const patience = 5_000

// Sockets that are kept alive would keep a merchant's server from closing.
const client = axios.create({
  httpAgent: new http.Agent({ keepAlive: false }),
  httpsAgent: new https.Agent({ keepAlive: false }),
  maxRedirects: 0,
  proxy: false,
  responseType: "text",
  timeout: patience,
  validateStatus: () => true,
})

/**
 * Posts one callback to the URL that came with the transaction's request, and
 * to no other, and writes it into the transaction. Never sent again by itself
 * (FlexPay spec 1.5 knows no resend). The HTTP status, or null.
 */
export async function sendCallback(
  transaction: Transaction,
  body: Body,
  how: { form: "json" | "form"; forged: boolean; signal: AbortSignal }
): Promise<number | null> {
  const at = new Date()
  const httpStatus = await post(transaction.callbackUrl, body, how)
  transaction.callbacks.push({ at, body, httpStatus, forged: how.forged })
  return httpStatus
}

async function post(
  url: string,
  body: Body,
  { form, signal }: { form: "json" | "form"; signal: AbortSignal }
): Promise<number | null> {
  const contentType =
    form === "form" ? "application/x-www-form-urlencoded" : "application/json"
  try {
    const { status } = await client.post(url, body, {
      headers: { "Content-Type": contentType },
      signal,
    })
    return status
  } catch {
    return null
  }
}
