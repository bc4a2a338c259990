import { EventEmitter } from "node:events"
import type { Transaction } from "./transaction"

type Listener = (transaction?: Transaction) => void

/** Tells who listens that something on the books changed. */
export class Changes {
  private readonly emitter = new EventEmitter().setMaxListeners(0)

  /** With the transaction whose state is new, if it is about one. */
  tell(transaction?: Transaction): void {
    this.emitter.emit("change", transaction)
  }

  /** Listens until the returned function is called. */
  listen(listener: Listener): () => void {
    this.emitter.on("change", listener)
    return () => this.emitter.off("change", listener)
  }
}
