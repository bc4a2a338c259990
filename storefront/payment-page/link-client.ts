import type { FlexPayPaymentLinkResponse } from "../../src/api/flexpay/pay/types.js"
import type { FlexPayClient } from "../src/types.ts"
import { withTimeout } from "../src/with-timeout.ts"
import { payableTransaction } from "./screen.ts"

/** Longer than the server waits for FlexPay, on a slow network. */
const TIMEOUT_MS = 20_000

type Method = FlexPayPaymentLinkResponse["link"]["methods"][number]

/** What the page learns from the kit's requests. */
export interface LinkListener {
  onAnswer: (answer: FlexPayPaymentLinkResponse) => void
  /** @param code of the refusal, null once a request starts */
  onRefusal: (code: string | null) => void
  /** There is no such link. */
  onUnknown: () => void
  onSending: (isSending: boolean) => void
}

interface LinkClientOptions extends LinkListener {
  token: string
  method: Method
  /** The last answer: the kit's first poll gets it, without another request. */
  first: FlexPayPaymentLinkResponse
}

/** An answer of HTTP with an error. */
export class LinkError extends Error {
  constructor(
    readonly status: number,
    readonly code: string
  ) {
    super(`HTTP ${status}`)
  }
}

/**
 * What a link requests.
 * @throws LinkError; any other error when no readable answer came
 */
export async function readLink(
  token: string
): Promise<FlexPayPaymentLinkResponse> {
  return await withTimeout(TIMEOUT_MS, new AbortController(), (signal) =>
    send(token, { signal })
  )
}

/** The kit's client for the payments of one link, by one method. */
export function createLinkClient({
  token,
  method,
  first,
  ...listener
}: LinkClientOptions): FlexPayClient {
  let next: FlexPayPaymentLinkResponse | null = first

  async function request(
    body: Record<string, string | boolean> | undefined,
    signal: AbortSignal | undefined
  ): Promise<FlexPayPaymentLinkResponse> {
    listener.onSending(true)
    listener.onRefusal(null)
    try {
      return await send(token, { signal, body: { method, ...body } })
    } finally {
      listener.onSending(false)
    }
  }

  return {
    async fetch(path, { method: verb, body, signal } = {}) {
      try {
        const answer =
          verb === "POST"
            ? await request(body, signal)
            : (next ?? (await send(token, { signal, query: queryOf(path) })))
        next = null
        listener.onAnswer(answer)
        return { transaction: payableTransaction(answer) }
      } catch (error) {
        if (error instanceof LinkError) {
          reportError(error, listener)
        }
        throw error
      }
    },
  }
}

function reportError(
  { status, code }: LinkError,
  { onUnknown, onRefusal }: LinkListener
): void {
  if (status === 404) {
    onUnknown()
  } else {
    onRefusal(code)
  }
}

/** The kit has the server wait for a change, or check. */
function queryOf(path: string): string {
  return /\?.*$/.exec(path)?.[0] ?? ""
}

async function send(
  token: string,
  {
    body,
    signal,
    query = "",
  }: {
    /** Begins with a question mark; empty for none. */
    query?: string
    body?: Record<string, string | boolean>
    signal?: AbortSignal | undefined
  }
): Promise<FlexPayPaymentLinkResponse> {
  const response = await fetch(
    `${location.pathname.replace(/\/$/, "")}/payment${query}`,
    {
      method: body ? "POST" : "GET",
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { "content-type": "application/json" }),
      },
      ...(body && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
      cache: "no-store",
      credentials: "omit",
    }
  )
  const answer = (await response.json()) as Partial<
    FlexPayPaymentLinkResponse & { code: string }
  >
  if (!response.ok) {
    throw new LinkError(response.status, answer.code ?? "")
  }
  return readAnswer(answer)
}

/** @throws Error when it is not the plugin's answer, as from a captive portal */
function readAnswer({
  link,
  transaction,
}: Partial<FlexPayPaymentLinkResponse>): FlexPayPaymentLinkResponse {
  if (!link || transaction === undefined) {
    throw new Error("Not an answer of the store's")
  }
  return { link, transaction }
}
