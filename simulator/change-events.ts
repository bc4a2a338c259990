import { EventEmitter } from "node:events"
import type { Transaction } from "./transaction"

type Listener = (transaction?: Transaction) => void

/** Notifies listeners of each change of the transactions or the settings. */
export class ChangeEvents {
  private readonly emitter = new EventEmitter().setMaxListeners(0)

  /** @param transaction the one whose state changed, if any */
  emit(transaction?: Transaction): void {
    this.emitter.emit("change", transaction)
  }

  /** Calls the listener until the returned function is called. */
  subscribe(listener: Listener): () => void {
    this.emitter.on("change", listener)
    return () => this.emitter.off("change", listener)
  }
}
