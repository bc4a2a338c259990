import type { Transaction } from "./transaction"

/** All transactions since the start or the last reset, oldest first. */
export class TransactionStore {
  private readonly byOrderNumber = new Map<string, Transaction>()
  private readonly references = new Set<string>()

  add(transaction: Transaction): void {
    this.byOrderNumber.set(transaction.orderNumber, transaction)
  }

  /** Marks a reference as used; false if it was used before. */
  useReference(reference: string): boolean {
    const isNew = !this.references.has(reference)
    this.references.add(reference)
    return isNew
  }

  find(orderNumber: string): Transaction | undefined {
    return this.byOrderNumber.get(orderNumber)
  }

  all(): Transaction[] {
    return [...this.byOrderNumber.values()]
  }

  clear(): void {
    this.byOrderNumber.clear()
    this.references.clear()
  }
}
