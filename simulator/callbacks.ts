import http from "node:http"
import https from "node:https"
import axios from "axios"
import type { Transaction } from "./transaction"
import type { Body } from "./wire"

/** How long the merchant's server may take to answer a callback, in ms. */
const answerTimeout = 5_000

// Keep-alive sockets would prevent a merchant's server from closing.
const client = axios.create({
  httpAgent: new http.Agent({ keepAlive: false }),
  httpsAgent: new https.Agent({ keepAlive: false }),
  maxRedirects: 0,
  proxy: false,
  responseType: "text",
  timeout: answerTimeout,
  validateStatus: () => true,
})

/**
 * Posts one callback to the URL of the transaction, and records it there. It
 * is never repeated (FlexPay spec 1.5 has no resend).
 * @returns the HTTP status, or null without an answer
 */
export async function sendCallback(
  transaction: Transaction,
  body: Body,
  options: { form: "json" | "form"; forged: boolean; signal: AbortSignal }
): Promise<number | null> {
  const sentAt = new Date()
  const httpStatus = await post(transaction.callbackUrl, body, options)
  transaction.callbacks.push({
    sentAt,
    body,
    httpStatus,
    forged: options.forged,
  })
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
