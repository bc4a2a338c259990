import { randomBytes } from "node:crypto"
import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import type {
  ConfigModule,
  IEventBusModuleService,
  Logger,
  ModuleJoinerConfig,
} from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { FlexPayClient } from "../../gateway"
import { hashCaller } from "./payments/caller-hash"
import { CardPages } from "./payments/card-pages"
import { ConfirmQueue } from "./payments/confirm-queue"
import { CartLeases } from "./store/cart-leases"
import { TransactionChecker } from "./payments/transaction-checker"
import { DatabaseClock } from "./store/clock"
import { Database } from "./store/database"
import { EventOutbox } from "./store/event-outbox"
import { GuardedWrites } from "./store/guarded-writes"
import { HealthCheck } from "./health/health-check"
import { InstanceHeartbeat } from "./health/instance-heartbeat"
import { JobRuns } from "./health/job-runs"
import { CallbackInbox } from "./store/callback-inbox"
import { TransactionStore } from "./store/transaction-store"
import { PaymentStore } from "./store/payment-store"
import { TransactionSearch } from "./store/transaction-search"
import { MedusaRecordReader } from "./store/medusa-records"
import { PurchaseReader } from "./store/purchases"
import { MissingPayouts } from "./store/missing-payouts"
import type { FlexPayOptions } from "./options"
import { Disturbances } from "./networks/disturbances"
import { Networks } from "./networks/networks"
import { Comparison } from "./reconciliation/comparison"
import { ExportFiles } from "./reconciliation/export-files"
import { Reports } from "./reconciliation/reports"
import { Summaries } from "./reconciliation/summaries"
import { UnrecordedPayments } from "./reconciliation/unrecorded-payments"
import { PaymentLinks } from "./payment-links/payment-links"
import { PaymentWatch } from "./payments/payment-watch"
import { PaymentRequester } from "./payments/payment-requester"
import { Erasure } from "./store/erasure"
import { Redaction } from "./store/redaction"
import { TransactionSender } from "./payments/transaction-sender"
import { SyncStore } from "./store/sync-store"
import { Payouts } from "./payouts/payouts"
import { PaymentAcceptance } from "./payments/payment-acceptance"
import { ConditionGauges } from "./telemetry/gauges"
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
  readonly reconciliations: {
    comparison: Comparison
    reports: Reports
    summaries: Summaries
    exportFiles: ExportFiles
    /** Payments that only FlexPay's export has. */
    unrecordedPayments: UnrecordedPayments
  }
  readonly search: TransactionSearch
  /** How payments end on the operators' networks. */
  readonly networks: Networks
  readonly disturbances: Disturbances
  /** Payouts, which return money. */
  readonly payouts: Payouts
  readonly acceptance: PaymentAcceptance
  readonly syncs: SyncStore
  readonly cartLeases: CartLeases
  readonly transactions: TransactionStore
  readonly payments: PaymentStore
  readonly paymentRequests: PaymentRequester
  readonly cardPages: CardPages
  /** Lets requests wait until a payment changes. */
  readonly watch: PaymentWatch
  /** Requests for what orders and carts owe. */
  readonly paymentLinks: PaymentLinks
  readonly checks: TransactionChecker
  /** What callbacks cause in this process. */
  readonly confirmQueue = new ConfirmQueue()
  readonly callbacks: CallbackInbox
  readonly medusaRecords: MedusaRecordReader
  readonly purchases: PurchaseReader
  readonly missingPayouts: MissingPayouts
  /** Events that wait for Medusa's event bus. */
  readonly outbox: EventOutbox
  readonly jobs: JobRuns
  readonly redaction: Redaction
  readonly erasure: Erasure
  readonly health: HealthCheck
  private readonly settings: FlexPayOptions
  private readonly clock: DatabaseClock
  private readonly instances: InstanceHeartbeat
  private readonly gauges: ConditionGauges
  private readonly stopping = new AbortController()

  /** Called by Medusa; long jobs check `stopped`. */
  readonly __hooks = {
    onApplicationStart: async () => {
      this.instances.start()
      this.gauges.start()
    },
    onApplicationPrepareShutdown: async () => {
      this.stopping.abort()
      this.gauges.stop()
      await this.outbox.stop()
      await this.instances.stop()
    },
  }

  constructor(dependencies: Dependencies) {
    const { logger, flexpayOptions: options, configModule } = dependencies
    const { flexpayClient: client, [Modules.EVENT_BUS]: eventBus } =
      dependencies
    const database = new Database(dependencies.manager)
    const clock = new DatabaseClock(database)
    this.settings = options
    this.clock = clock
    const outbox = new EventOutbox({ database, eventBus, logger })
    this.outbox = outbox
    const writes = new GuardedWrites(database, clock, () => outbox.wake())
    const alarm = new TokenAlarm({ outbox, logger, clock }, options.token)
    const sender = new TransactionSender({
      writes,
      client,
      callbackBaseUrl: options.callback_base_url,
      alarm,
    })
    const transactions = new TransactionStore(writes)
    const payments = new PaymentStore(writes)
    this.transactions = transactions
    this.payments = payments
    this.search = new TransactionSearch(database)
    this.networks = new Networks(database)
    const { networks } = this
    this.disturbances = new Disturbances({ database, networks, outbox })
    this.syncs = new SyncStore(writes)
    this.cartLeases = new CartLeases(database)
    this.watch = new PaymentWatch(database)
    this.medusaRecords = new MedusaRecordReader(database)
    this.purchases = new PurchaseReader(database)
    this.paymentRequests = new PaymentRequester({
      payments,
      medusaRecords: this.medusaRecords,
      sender,
      options,
      clock,
    })
    this.paymentLinks = new PaymentLinks(database, {
      baseUrl: options.callback_base_url,
      days: options.payment_link_days,
      secret: readSharedSecret(configModule),
    })
    this.payouts = new Payouts(writes, sender, options)
    this.checks = new TransactionChecker({
      transactions,
      writes,
      client,
      alarm,
      logger,
    })
    this.cardPages = new CardPages({ payments, checks: this.checks, writes })
    this.callbacks = new CallbackInbox(database, client)
    this.acceptance = new PaymentAcceptance(transactions, this.checks, clock)
    this.missingPayouts = new MissingPayouts(database)
    this.jobs = new JobRuns(database, options.checks_per_second)
    this.redaction = new Redaction(database, options.retention_months)
    this.erasure = new Erasure(database)
    this.reconciliations = {
      comparison: new Comparison(database, options.checks_per_second),
      reports: new Reports(database),
      summaries: new Summaries(database),
      exportFiles: new ExportFiles(database),
      unrecordedPayments: new UnrecordedPayments({ writes, client, alarm }),
    }
    this.instances = new InstanceHeartbeat(database, logger, configModule)
    this.gauges = new ConditionGauges({ database, client, options })
    const { instances } = this
    this.health = new HealthCheck({ database, client, options, instances })
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

  /** The `caller_hash` of a push. @param address of the request, as in `req.ip` */
  hashCaller(address: string): string {
    return hashCaller(address, this.settings.token)
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

/**
 * A secret that all servers of a store share. Where the module runs without a
 * whole Medusa, no page of payment links is served: any secret does.
 */
function readSharedSecret(
  medusa: { projectConfig?: Partial<ConfigModule["projectConfig"]> } | undefined
): string {
  return (
    medusa?.projectConfig?.http?.cookieSecret ?? randomBytes(32).toString("hex")
  )
}

export default FlexPayModuleService
