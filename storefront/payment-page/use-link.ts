import { useCallback, useEffect, useState } from "react"
import type { FlexPayPaymentLinkResponse } from "../../src/api/flexpay/pay/types.js"
import { LinkError, readLink } from "./link-client.ts"

/** What is known of the link. */
export type LinkStatus =
  | { name: "loading" }
  | { name: "offline"; isTrying: boolean }
  | { name: "unknown" }
  | { name: "ready"; answer: FlexPayPaymentLinkResponse }

export interface LinkState {
  status: LinkStatus
  retry: () => void
  onAnswer: (answer: FlexPayPaymentLinkResponse) => void
  onUnknown: () => void
}

/**
 * Reads a link once; the kit's polls go on from there. Without a network, it
 * reads again when the shopper asks to, or when the network is back.
 * @param token null when the address has none
 */
export function useLink(token: string | null): LinkState {
  const [status, setStatus] = useState<LinkStatus>(
    token === null ? { name: "unknown" } : { name: "loading" }
  )
  const onAnswer = useCallback(
    (answer: FlexPayPaymentLinkResponse) =>
      setStatus({ name: "ready", answer }),
    []
  )
  const onUnknown = useCallback(() => setStatus({ name: "unknown" }), [])

  const read = useCallback(async () => {
    if (token === null) {
      return
    }
    try {
      onAnswer(await readLink(token))
    } catch (error) {
      setStatus(
        error instanceof LinkError && error.status === 404
          ? { name: "unknown" }
          : { name: "offline", isTrying: false }
      )
    }
  }, [token, onAnswer])

  const retry = useCallback(() => {
    setStatus({ name: "offline", isTrying: true })
    void read()
  }, [read])

  useEffect(() => void read(), [read])

  const isOffline = status.name === "offline"
  useEffect(() => {
    if (!isOffline) {
      return undefined
    }
    window.addEventListener("online", retry)
    return () => window.removeEventListener("online", retry)
  }, [isOffline, retry])

  return { status, retry, onAnswer, onUnknown }
}
