import type { GuardedWrites } from "../store/guarded-writes"
import type { PaymentStore } from "../store/payment-store"
import { nextTimeAt } from "../transaction/next-row"
import type { Patch, Transaction } from "../transaction/transaction"
import type { TransactionChecker } from "./transaction-checker"

interface Dependencies {
  payments: PaymentStore
  checks: TransactionChecker
  writes: GuardedWrites
}

/** Card attempts whose shoppers choose another way to pay. */
export class CardPages {
  constructor(private readonly dependencies: Dependencies) {}

  /**
   * Ends the live card attempt of a payment collection, for a shopper who was
   * warned not to pay on its page any more. It expires as at the end of its time:
   * money that comes all the same counts, and is checked for. Only FlexPay's
   * readable answer that it waits ends it. A push is never ended: it stays on
   * the phone.
   * @param withinMs how long to wait for FlexPay's answer
   * @returns the attempt after that; null for none
   */
  async leave(
    collectionId: string,
    withinMs: number
  ): Promise<Transaction | null> {
    const { payments, checks } = this.dependencies
    const attempt = await payments.findOpenCardPage(collectionId)
    const checked = attempt && (await checks.checkNow(attempt.id, withinMs))
    if (!checked) {
      return attempt
    }
    const { transaction, answer } = checked
    const waits =
      transaction.state === "pending" &&
      answer?.verdict.kind === "pending" &&
      answer.verdict.why === "waiting"
    return waits ? await this.expire(transaction) : transaction
  }

  private async expire(attempt: Transaction): Promise<Transaction> {
    const { writes } = this.dependencies
    return await writes.updateLatest(attempt, async (current) => {
      const now = await writes.clock.now()
      const patch: Patch =
        current.state === "pending" && current.attention === null
          ? {
              state: "expired",
              reason: "expired",
              expires_at: now,
              finalized_at: now,
            }
          : {}
      return {
        patch,
        next: nextTimeAt({ ...current, ...patch }, now),
        ...(patch.state && { entry: { type: "card_page_left" } }),
      }
    })
  }
}
