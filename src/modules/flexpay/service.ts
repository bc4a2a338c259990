import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import type {
  ConfigModule,
  IEventBusModuleService,
  Logger,
  ModuleJoinerConfig,
} from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { FlexPayClient } from "../../gateway"
import { CallbackReceiver } from "./payments/callback-receiver"
import { ConfirmQueue } from "./payments/confirm-queue"
import { CartLeases } from "./store/cart-leases"
import { TransactionChecker } from "./payments/transaction-checker"
import { DatabaseClock } from "./store/clock"
import { announce } from "./events"
import { GuardedWrites } from "./store/guarded-writes"
import { HealthCheck } from "./health/health-check"
import { InstanceHeartbeat } from "./health/instance-heartbeat"
import { JobRuns } from "./health/job-runs"
import { CallbackInbox } from "./store/callback-inbox"
import { TransactionStore } from "./store/transaction-store"
import { PaymentStore } from "./store/payment-store"
import { PayoutStore } from "./store/payout-store"
import { TransactionSearch } from "./store/transaction-search"
import { MedusaRecordReader } from "./store/medusa-records"
import { MissingPayouts } from "./store/missing-payouts"
import type { FlexPayOptions } from "./options"
import { Reconciliations } from "./reconciliation/reconciliations"
import { PaymentRequester } from "./payments/payment-requester"
import { Redaction } from "./store/redaction"
import { TransactionSender } from "./payments/transaction-sender"
import { SyncStore } from "./store/sync-store"
import { Payouts } from "./payouts/payouts"
import { PaymentAcceptance } from "./payments/payment-acceptance"
import { TokenAlarm } from "./health/token-alarm"

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
 * The transactions of FlexPay, and the only caller of FlexPay. Carts and orders
 * belong to `src/workflows`.
 */
class FlexPayModuleService {
  /** Comparisons of each day with Medusa and FlexPay. */
  readonly reconciliations: Reconciliations
  /** Lists and sums for admins. */
  readonly search: TransactionSearch
  /** Payouts, which return money. */
  readonly payouts: Payouts
  /** Payments that an operator accepts as received. */
  readonly acceptance: PaymentAcceptance
  /** Leases and endings of syncs. */
  readonly syncs: SyncStore
  /** Leases on completing carts. */
  readonly cartLeases: CartLeases
  /** Every transaction, of either kind. */
  readonly transactions: TransactionStore
  /** Payments of shoppers. */
  readonly payments: PaymentStore
  /** Requests of payments, each sent at most once. */
  readonly paymentRequests: PaymentRequester
  /** Checks of transactions at FlexPay. */
  readonly checks: TransactionChecker
  /** What callbacks cause in this process. */
  readonly confirmQueue = new ConfirmQueue()
  /** Callbacks of FlexPay. */
  readonly callbacks: CallbackReceiver
  /** Medusa's own records around a payment collection. */
  readonly medusaRecords: MedusaRecordReader
  /** Refunds and canceled orders in Medusa that no payout pays. */
  readonly missingPayouts: MissingPayouts
  /** Runs of the scheduled jobs. */
  readonly jobs: JobRuns
  /** Removal of personal data after the retention period. */
  readonly redaction: Redaction
  /** The plugin's own condition. */
  readonly health: HealthCheck
  private readonly settings: FlexPayOptions
  private readonly clock: DatabaseClock
  private readonly instances: InstanceHeartbeat
  private readonly stopping = new AbortController()

  /** Called by Medusa; long jobs check `stopped`. */
  readonly __hooks = {
    onApplicationStart: async () => this.instances.start(),
    onApplicationPrepareShutdown: async () => {
      this.stopping.abort()
      await this.instances.stop()
    },
  }

  constructor(dependencies: Dependencies) {
    const {
      manager,
      logger,
      flexpayOptions: options,
      flexpayClient: client,
    } = dependencies
    this.settings = options
    const eventBus = dependencies[Modules.EVENT_BUS]
    const clock = new DatabaseClock(manager)
    this.clock = clock
    const writes = new GuardedWrites({
      manager,
      clock,
      onChange: (transaction, patch) =>
        announce({ eventBus, logger }, transaction, patch),
    })
    const alarm = new TokenAlarm({ eventBus, logger, clock }, options.token)
    const sender = new TransactionSender({
      writes,
      client,
      callbackBaseUrl: options.callback_base_url,
      alarm,
    })
    const payoutStore = new PayoutStore(writes)
    this.transactions = new TransactionStore(writes)
    this.payments = new PaymentStore(writes)
    this.search = new TransactionSearch(manager)
    this.syncs = new SyncStore(writes)
    this.cartLeases = new CartLeases(manager)
    this.paymentRequests = new PaymentRequester({
      payments: this.payments,
      sender,
      options,
      clock,
    })
    this.payouts = new Payouts({ store: payoutStore, writes, sender, options })
    this.checks = new TransactionChecker({
      transactions: this.transactions,
      writes,
      client,
      alarm,
      logger,
    })
    this.callbacks = new CallbackReceiver(new CallbackInbox(manager), client)
    this.acceptance = new PaymentAcceptance(payoutStore, this.checks, clock)
    this.medusaRecords = new MedusaRecordReader(manager)
    this.missingPayouts = new MissingPayouts(manager)
    this.jobs = new JobRuns(manager, options.checks_per_second)
    this.redaction = new Redaction(manager, options.retention_months)
    this.reconciliations = new Reconciliations(manager, options)
    this.instances = new InstanceHeartbeat(
      manager,
      logger,
      dependencies.configModule
    )
    this.health = new HealthCheck({
      manager,
      client,
      options,
      instances: this.instances,
    })
  }

  /**
   * No table is queried or linked through Medusa: that would allow writes beside
   * the guarded ones of this service.
   */
  __joinerConfig(): ModuleJoinerConfig {
    return {
      serviceName: "flexpay",
      primaryKeys: [],
      linkableKeys: {},
      alias: [],
    }
  }

  /** The database's time, as all times of transactions. */
  async now(): Promise<Date> {
    return await this.clock.now()
  }

  /** Aborted when this server is shutting down: start no new work then. */
  get stopped(): AbortSignal {
    return this.stopping.signal
  }

  /** The plugin's options, without the token. */
  get options(): Omit<FlexPayOptions, "token"> {
    const { token: _, ...options } = this.settings
    return options
  }
}

export default FlexPayModuleService
