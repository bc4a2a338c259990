import path from "node:path"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { Client } from "pg"
import { startSimulator } from "../../simulator"
import type { Simulator, SimulatorOptions } from "../../simulator"
import { FLEXPAY_MODULE } from "../../src/modules/flexpay"
import type { FlexPayPluginOptions } from "../../src/modules/flexpay/options"
import type FlexPayModuleService from "../../src/modules/flexpay/service"
import { models } from "./models"
import { ModuleFixture } from "./module-fixture"
import { PAYOUTS_ON } from "./payouts-on"

const BOOT_TIMEOUT_MS = 60_000
const MERCHANT = "MBOKA"
const TOKEN = "a-token-of-the-simulator"

/** Without delays, and without callbacks of its own. */
const QUICK: SimulatorOptions = {
  callbacks: false,
  delays: {
    answer: 0,
    decision: 0,
    callback: 0,
    change: 0,
    pushLifetime: 60_000,
  },
  quirks: { notFoundFor: 0 },
}

/**
 * Describes tests of the module on a PostgreSQL database of its own, created by
 * its migrations, beside a simulator. Each test starts with empty tables.
 */
export function describeModule(
  name: string,
  options: Partial<FlexPayPluginOptions>,
  describeTests: (fixture: ModuleFixture) => void
): void {
  jest.setTimeout(BOOT_TIMEOUT_MS)
  const module = path.resolve(__dirname, "../../src/modules/flexpay")
  // Filled when the simulator runs: the runner copies the options before that.
  const addresses: Record<string, string> = {}
  const moduleOptions = {
    merchant: MERCHANT,
    token: TOKEN,
    environment: "sandbox",
    callback_base_url: "http://127.0.0.1:9",
    allow_http: true,
    request_timeout_seconds: 1,
    addresses,
    ...options,
    payouts: { ...PAYOUTS_ON, ...options.payouts },
  } satisfies FlexPayPluginOptions
  let simulator: Simulator | undefined
  let database: Client | undefined

  describe(name, () => {
    beforeAll(async () => {
      simulator = await startSimulator({
        merchant: MERCHANT,
        token: TOKEN,
        ...QUICK,
      })
      const { payment, card, check, payout } = simulator.addresses
      Object.assign(addresses, { payment, card, check, payout })
    })
    afterAll(async () => await simulator?.close())

    moduleIntegrationTestRunner<FlexPayModuleService>({
      moduleName: FLEXPAY_MODULE,
      resolve: module,
      moduleModels: Object.values(models),
      pathToMigrations: path.join(module, "migrations"),
      moduleOptions,
      testSuite: ({ service, dbConfig, MikroOrmWrapper }) => {
        beforeEach(async () => {
          simulator?.reset()
          database = new Client({ connectionString: dbConfig.clientUrl })
          await database.connect()
        })
        afterEach(async () => await database?.end())

        reuseSchema(MikroOrmWrapper)
        describeTests(
          new ModuleFixture(service, {
            simulator: () => started(simulator),
            database: () => started(database),
            manager: () => MikroOrmWrapper.forkManager(),
          })
        )
      },
    })
  })
}

function started<T>(part: T | undefined): T {
  if (!part) {
    throw new Error("Not started yet")
  }
  return part
}

type OrmWrapper = Parameters<
  NonNullable<Parameters<typeof moduleIntegrationTestRunner>[0]["testSuite"]>
>[0]["MikroOrmWrapper"]

/**
 * Migrates once instead of before each test, and empties the tables between:
 * migrations take longer than most tests.
 */
function reuseSchema(wrapper: OrmWrapper): void {
  const migrate = wrapper.setupDatabase.bind(wrapper)
  let orm: ReturnType<OrmWrapper["getOrm"]> | undefined
  wrapper.setupDatabase = async () => {
    if (orm) {
      await orm.em.fork().execute(EMPTY_TABLES)
    } else {
      await migrate()
      orm = wrapper.getOrm()
    }
  }
  wrapper.clearDatabase = async () => undefined
  // The next spec of this worker finds the database again.
  afterAll(async () => {
    await orm?.em.fork().execute("DROP SCHEMA public CASCADE")
    await orm?.close()
  })
}

/** Empties the module's tables, and drops those that a test created. */
const EMPTY_TABLES = `
  DO $$
  DECLARE
    names text;
  BEGIN
    SELECT string_agg(format('%I', tablename), ',') INTO names
      FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'flexpay%';
    EXECUTE 'TRUNCATE ' || names;
    SELECT string_agg(format('%I', tablename), ',') INTO names
      FROM pg_tables WHERE schemaname = 'public'
        AND tablename NOT LIKE 'flexpay%'
        AND tablename <> 'mikro_orm_migrations';
    IF names IS NOT NULL THEN
      EXECUTE 'DROP TABLE ' || names || ' CASCADE';
    END IF;
  END $$`
