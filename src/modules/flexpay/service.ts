import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import type {
  BigNumberInput,
  ConfigModule,
  IEventBusModuleService,
  Logger,
  ModuleJoinerConfig,
} from "@medusajs/framework/types"
import { MathBN, Modules } from "@medusajs/framework/utils"
import type { FlexPayClient } from "../../gateway"
import { CallbackReceiver } from "./callback-receiver"
import type { Callback } from "./callback-receiver"
import { CartLeases } from "./cart-leases"
import { Checks } from "./checks"
import type { CheckedNow } from "./checks"
import { DatabaseClock } from "./clock"
import { dispositionAfter } from "./disposition"
import { announce } from "./events"
import { examine } from "./health"
import type { Examination } from "./health"
import { Instances } from "./instances"
import { Jobs } from "./jobs"
import type { FlexPayJobName } from "./jobs"
import { Callbacks } from "./callbacks"
import type { Received } from "./callbacks"
import { PaymentLedger } from "./payment-ledger"
import { PayoutLedger } from "./payout-ledger"
import { LedgerSearch } from "./ledger-search"
import { readMedusaRecords } from "./medusa-records"
import type { MedusaRecords } from "./medusa-records"
import type { FlexPayOptions } from "./options"
import { payableAmount } from "./payable-amount"
import { Reconciliations } from "./reconciliation/reconciliations"
import { Requests } from "./requests"
import type { Patch } from "./rows"
import type { PaymentRequest } from "./requests"
import { Retention } from "./retention"
import { Sender } from "./sender"
import { SyncStore } from "./sync-store"
import { Payouts } from "./payouts"
import type { PayoutAct } from "./payouts"
import { PaymentAcceptance } from "./payment-acceptance"
import type { PayoutRequest } from "./payout-decision"
import { nextCheckAt } from "./schedule"
import { TokenAlarm } from "./token-alarm"
import type { Attention, Payment, Transaction } from "./transaction"

interface Dependencies {
  manager: SqlEntityManager
  logger: Logger
  flexpayOptions: FlexPayOptions
  flexpayClient: FlexPayClient
  [Modules.EVENT_BUS]: IEventBusModuleService
  /** Missing where the module runs without a whole Medusa. */
  configModule: ConfigModule | undefined
}

/**
 * The ledger of all money that moves through FlexPay, and the only caller of
 * FlexPay. It knows nothing of carts and orders: `src/workflows` does.
 */
class FlexPayModuleService {
  /** The books of each day, compared. */
  readonly reconciliations: Reconciliations
  /** What admins look for. */
  readonly search: LedgerSearch
  /** Money that is given back. */
  readonly payouts: Payouts
  /** Payments that an operator counts as received. */
  readonly acceptance: PaymentAcceptance
  /** Leases and endings of syncs. */
  readonly syncs: SyncStore
  /** Leases on completing carts. */
  readonly cartLeases: CartLeases
  private readonly manager: SqlEntityManager
  private readonly settings: FlexPayOptions
  private readonly clock: DatabaseClock
  private readonly ledger: PaymentLedger
  private readonly payoutLedger: PayoutLedger
  private readonly requests: Requests
  private readonly checks: Checks
  private readonly jobs: Jobs
  private readonly retention: Retention
  private readonly instances: Instances
  private readonly callbackReceiver: CallbackReceiver
  private readonly examination: () => Promise<Examination>
  private readonly stopping = new AbortController()

  /** Medusa calls these; a job that goes on for long looks at `stopped`. */
  readonly __hooks = {
    onApplicationStart: async () => this.instances.begin(),
    onApplicationPrepareShutdown: async () => {
      this.stopping.abort()
      await this.instances.leave()
    },
  }

  constructor(dependencies: Dependencies) {
    const { manager, logger, flexpayOptions, flexpayClient } = dependencies
    this.manager = manager
    this.settings = flexpayOptions
    const eventBus = dependencies[Modules.EVENT_BUS]
    const onChange = (transaction: Transaction, patch: Patch) =>
      announce({ eventBus, logger }, transaction, patch)
    const clock = new DatabaseClock(manager)
    this.clock = clock
    const alarm = new TokenAlarm(
      { eventBus, logger, clock },
      flexpayOptions.token
    )
    this.ledger = new PaymentLedger(manager, clock, onChange)
    this.payoutLedger = new PayoutLedger(manager, clock, onChange)
    this.search = new LedgerSearch(manager)
    this.syncs = new SyncStore(manager, clock, onChange)
    this.cartLeases = new CartLeases(manager)
    const sender = new Sender(
      this.ledger,
      flexpayClient,
      flexpayOptions.callback_base_url,
      clock,
      alarm
    )
    this.requests = new Requests(this.ledger, sender, flexpayOptions, clock)
    this.payouts = new Payouts(this.payoutLedger, sender, flexpayOptions, clock)
    this.checks = new Checks(this.ledger, flexpayClient, clock, alarm, logger)
    this.callbackReceiver = new CallbackReceiver(
      new Callbacks(manager),
      flexpayClient
    )
    this.acceptance = new PaymentAcceptance(
      this.payoutLedger,
      this.checks,
      clock
    )
    this.jobs = new Jobs(manager)
    this.retention = new Retention(manager)
    this.reconciliations = new Reconciliations(manager, flexpayOptions)
    const instances = new Instances(manager, logger, dependencies.configModule)
    this.instances = instances
    const settings = flexpayOptions
    this.examination = () =>
      examine({ manager, client: flexpayClient, settings, instances })
  }

  /**
   * None of the ledger's tables is queried or linked through Medusa: that would
   * take readers and writers beside the guarded writes of this service.
   */
  __joinerConfig(): ModuleJoinerConfig {
    return {
      serviceName: "flexpay",
      primaryKeys: [],
      linkableKeys: {},
      alias: [],
    }
  }

  /** The database's time, which all times of the ledger are of. */
  async now(): Promise<Date> {
    return await this.clock.now()
  }

  /** Aborted when this server is asked to stop: begin nothing new then. */
  get stopped(): AbortSignal {
    return this.stopping.signal
  }

  /** The plugin's options, without the token. */
  get options(): Omit<FlexPayOptions, "token"> {
    const { token: _, ...options } = this.settings
    return options
  }

  /**
   * Asks a shopper for money, once. While one attempt of the collection is
   * under way, that one is returned and nothing is sent.
   * @throws MedusaError (invalid_data) for an amount that FlexPay can't take
   * @throws MedusaError (not_allowed, code `too_many_pushes`) over a limit
   */
  async requestPayment(request: PaymentRequest): Promise<Transaction> {
    return await this.requests.request(request)
  }

  /**
   * The attempt that a new one of the collection would run into.
   * @param counted ids of booked payments that the asked amount takes into
   * account
   */
  async findBlocking(
    collectionId: string,
    counted: string[]
  ): Promise<Payment | null> {
    return await this.ledger.findBlocking(collectionId, null, counted)
  }

  /** Sends an attempt that `requestPayment` only wrote (`defer`). */
  async sendReady(transaction: Transaction): Promise<Transaction> {
    return await this.requests.sendReady(transaction)
  }

  /**
   * Stores FlexPay's callback; it proves nothing and changes no state.
   * @returns the transaction, or null when no transaction has the token
   */
  async receiveCallback(
    kind: Transaction["kind"],
    callback: Callback
  ): Promise<Received | null> {
    return await this.callbackReceiver.receive(kind, callback)
  }

  /**
   * Stores a payment's callback that came without its token, by Medusa's own
   * webhook route. Only an order number that FlexPay gave us finds anything.
   */
  async receiveTokenlessCallback(body: unknown): Promise<Received | null> {
    return await this.callbackReceiver.receiveTokenless(body)
  }

  /**
   * What FlexPay would be asked for, in major units.
   * @throws MedusaError (invalid_data) for an amount or currency it can't take
   */
  async payableAmount(
    amount: BigNumberInput,
    currencyCode: string
  ): Promise<string> {
    return payableAmount(amount, currencyCode, this.settings)
  }

  /** Confirms one transaction if it is due; null when there is none. */
  async confirm(id: string): Promise<Transaction | null> {
    return await this.checks.confirm(id)
  }

  /** Checks a transaction at once; see `Checks.checkNow`. */
  async checkNow(id: string, withinMs: number): Promise<CheckedNow | null> {
    return await this.checks.checkNow(id, withinMs)
  }

  /** What Medusa holds around a payment collection; null when it is gone. */
  async readMedusaRecords(collectionId: string): Promise<MedusaRecords | null> {
    return await readMedusaRecords(this.manager, collectionId)
  }

  /** Ended attempts of a collection that may still be paid. */
  async findDoubtful(collectionId: string): Promise<Transaction[]> {
    return await this.ledger.findDoubtful(collectionId)
  }

  /**
   * Asks FlexPay now, due or not. An admin user's question is noted in the
   * timeline with FlexPay's answer. Null when there is no such transaction.
   */
  async checkFor(
    id: string,
    asker: { actor_id?: string }
  ): Promise<Transaction | null> {
    return await this.checks.checkFor(id, asker)
  }

  /** Confirms a transaction that `claimDue` handed out. */
  async confirmClaimed(transaction: Transaction): Promise<Transaction> {
    return await this.checks.confirmClaimed(transaction)
  }

  /**
   * How many checks the caller may begin: a second's budget for who asks first
   * in that second, on whichever worker, and none for the others.
   */
  async takeChecks(): Promise<number> {
    const taken = await this.jobs.begin("recheck-flexpay-transactions", {
      everySeconds: 1,
    })
    return taken ? this.settings.checks_per_second : 0
  }

  /**
   * Hands out transactions that are due, each to one caller only: so many that
   * FlexPay must be asked about, and beside them those that it need not be.
   */
  async claimDue(checks: number): Promise<Transaction[]> {
    return await this.ledger.claimDue(checks)
  }

  /** Notes that a job runs. */
  async noteRun(name: FlexPayJobName): Promise<void> {
    await this.jobs.begin(name, { everySeconds: 0 })
  }

  async findById(id: string): Promise<Transaction | null> {
    return await this.ledger.findById(id)
  }

  async findPayment(id: string): Promise<Payment | null> {
    return await this.ledger.findPayment(id)
  }

  async findByReference(reference: string): Promise<Payment | null> {
    return await this.ledger.findByReference(reference)
  }

  /** The attempt that matters for a session: the one that paid, or the newest. */
  async findForSession(sessionId: string): Promise<Payment | null> {
    return await this.ledger.findNewestForSession(sessionId)
  }

  /** What matters of a collection for a session that was never asked for. */
  async findUnbookedForCollection(
    collectionId: string
  ): Promise<Payment | null> {
    return await this.ledger.findUnbookedForCollection(collectionId)
  }

  /** The attempt that matters for a payment collection. */
  async findForCollection(collectionId: string): Promise<Payment | null> {
    return await this.ledger.findNewestForCollection(collectionId)
  }

  /**
   * The money that pays this session, tied to it once and for good; null when
   * there is none of this amount (major units).
   */
  async takeForSession(
    sessionId: string,
    amount: BigNumberInput
  ): Promise<Transaction | null> {
    return await this.ledger.takeForSession(
      sessionId,
      MathBN.convert(amount).toFixed()
    )
  }

  /** Puts a transaction on the attention list, for a person to decide. */
  async callForAttention(
    transaction: Transaction,
    attention: Attention,
    details: object = {}
  ): Promise<Transaction | null> {
    const now = await this.clock.now()
    return await this.ledger.changeAfterCheck(
      transaction,
      {
        attention,
        attention_at:
          attention === transaction.attention ? transaction.attention_at : now,
        applying_until: null,
        disposition: dispositionAfter(transaction, { attention }),
      },
      {
        next: nextCheckAt(transaction, now),
        event: { type: "attention", data: { attention, ...details } },
      }
    )
  }

  /** Writes a payout and sends nothing; see `Payouts.draft`. */
  async draftPayout(request: PayoutRequest): Promise<Transaction> {
    return await this.payouts.draft(request)
  }

  /** Lets a draft go to FlexPay, or to a second admin. */
  async releasePayout(
    draft: Transaction,
    refund: { refund_id: string | null }
  ): Promise<Transaction> {
    return await this.payouts.release(draft, refund)
  }

  /** The payout of a refund of Medusa's, sent once however often it is asked. */
  async payOutRefund(
    request: PayoutRequest,
    draftId: string | null
  ): Promise<Transaction | null> {
    return await this.payouts.payOutRefund(request, draftId)
  }

  /** A second admin's yes. */
  async approvePayout(
    payout: Transaction,
    act: PayoutAct
  ): Promise<Transaction> {
    return await this.payouts.approve(payout, act)
  }

  /** A second admin's no. */
  async rejectPayout(
    payout: Transaction,
    act: PayoutAct
  ): Promise<Transaction> {
    return await this.payouts.reject(payout, act)
  }

  /** What was given back of a payment, or may be on its way, in major units. */
  async sumPaidOut(
    paymentTransactionId: string,
    options?: { sent: boolean }
  ): Promise<string> {
    return await this.payoutLedger.sumPaidOut(paymentTransactionId, options)
  }

  /**
   * Takes a transaction off the attention list, with a line in its timeline.
   * Its money counts as dealt with: no order is made of it any more.
   */
  async settleAttention(
    transaction: Transaction,
    event: { type: string; actor_id?: string; data?: object }
  ): Promise<Transaction | null> {
    return await this.ledger.change(
      { id: transaction.id, from: transaction.state },
      {
        attention: null,
        attention_at: null,
        applied_state: transaction.state,
        ...(transaction.disposition === "awaiting_operator" && {
          disposition: "resolved" as const,
        }),
      },
      event
    )
  }

  /**
   * Takes a payment off the attention list: its money is becoming an order.
   * @returns null when it was dealt with otherwise meanwhile
   */
  async retryOrder(
    payment: Payment,
    act: { actor_id: string; justification?: string }
  ): Promise<Transaction | null> {
    return await this.ledger.placeAgain(payment.id, act)
  }

  /**
   * Notes that an order was canceled, on all payment attempts of its
   * collections: none may be asked for or confirmed any more.
   */
  async noteCanceledOrder(collectionIds: string[]): Promise<void> {
    await this.ledger.noteCanceledOrder(collectionIds)
  }

  /** Adds a line to the timeline, and changes nothing. */
  async note(
    transaction: Transaction,
    event: { type: string; actor_id?: string; data?: object }
  ): Promise<void> {
    await this.ledger.change(
      { id: transaction.id, from: transaction.state },
      {},
      event
    )
  }

  /** All that concerns these payment collections, newest first. */
  async listForCollections(collectionIds: string[]): Promise<Transaction[]> {
    return await this.search.listForCollections(collectionIds)
  }

  /** A payment's payouts, newest first. */
  async listPayouts(paymentTransactionId: string): Promise<Transaction[]> {
    return await this.search.listPayouts(paymentTransactionId)
  }

  /** Those of Medusa's refunds of which the ledger knows nothing. */
  async unknownRefunds(refundIds: string[]): Promise<string[]> {
    return await this.search.unknownRefunds(refundIds)
  }

  /** Cuts old phone numbers and bodies; see `Retention.cut`. */
  async cutPersonalData(batch: number): Promise<number> {
    const months = this.settings.retention_months
    return await this.retention.cut({ months, batch })
  }

  /** Looks whether all is in place; see `Examination`. */
  async examine(): Promise<Examination> {
    return await this.examination()
  }

  /** Makes a transaction due to be checked at once. */
  async makeDue(id: string): Promise<void> {
    await this.ledger.makeDue(id)
  }
}

export default FlexPayModuleService
