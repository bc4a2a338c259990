import { createReadStream } from "node:fs"
import { createInterface } from "node:readline"
import type { GatewayEntry } from "../harness/shop/gateway"

/** Any Congolese number, written with its country. */
const MSISDN = /243\d{9}/
const SHOWN_MAX = 5

/** The result of a scan of a log. */
export interface LogScan {
  lines: number
  broken: string[]
}

/**
 * Looks for secrets in a log: FlexPay's token, tokens of callback
 * addresses, whole phone numbers, order numbers.
 */
export async function scanLog(
  file: string,
  { token, entries }: { token: string; entries: readonly GatewayEntry[] }
): Promise<LogScan> {
  const secrets = [
    token,
    ...entries.map(({ callbackUrl }) => callbackUrl.split("/").at(-1) ?? ""),
    ...entries.map(({ orderNumber }) => orderNumber),
    ...entries.flatMap(({ phone }) => (phone ? [`0${phone.slice(3)}`] : [])),
  ]
  const broken: string[] = []
  let lines = 0
  for await (const line of createInterface({ input: createReadStream(file) })) {
    lines += 1
    const secret =
      MSISDN.exec(line)?.[0] ?? secrets.find((each) => line.includes(each))
    if (secret) {
      broken.push(`in the log: "${secret}" in line ${lines} of ${file}`)
    }
  }
  return {
    lines,
    broken: [
      ...broken.slice(0, SHOWN_MAX),
      ...(broken.length > SHOWN_MAX
        ? [`in the log: ${broken.length - SHOWN_MAX} more lines like these`]
        : []),
    ],
  }
}
