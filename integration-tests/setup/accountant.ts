import { Modules } from "@medusajs/framework/utils"
import { dayOf } from "../../src/modules/flexpay/reconciliation/day"
import type {
  AdminFlexPayBreak,
  AdminFlexPayReconciliationResponse,
  AdminFlexPayExportFileResponse,
} from "../../src/api/admin/flexpay/reconciliations/types"
import type { ShopUnderTest } from "./describe-shop"
import type { AdminApi } from "./refund-fixture"

const MAPPING = {
  columns: {
    order_number: 0,
    reference: 1,
    amount: 2,
    currency: 3,
    status: 4,
    date: 5,
  },
  currency_code: null,
  paid_by_status: { Réussi: true, Échec: false },
}

/** A line of a FlexPay export. */
export interface ExportLine {
  order_number?: string | null
  reference?: string
  amount: string
  currency?: string
  status?: "Réussi" | "Échec"
  day?: string
}

/** An admin who reconciles a day. */
export class Accountant {
  readonly today = dayOf(new Date())

  private constructor(
    private readonly test: ShopUnderTest,
    readonly admin: AdminApi
  ) {}

  static async logIn(test: ShopUnderTest): Promise<Accountant> {
    return new Accountant(test, await test.shop.logIn())
  }

  address(rest = "", day = this.today): string {
    return `/admin/flexpay/reconciliations/${day}${rest}`
  }

  /** Reconciles today. */
  async compare(day = this.today): Promise<AdminFlexPayReconciliationResponse> {
    const { status, data } = await this.admin.post(this.address("/run", day))
    if (status !== 200) {
      throw new Error(`${status} ${JSON.stringify(data)}`)
    }
    return data
  }

  async report(day = this.today): Promise<AdminFlexPayReconciliationResponse> {
    return (await this.admin.get(this.address("", day))).data
  }

  async breaks(
    query = "state=open",
    day = this.today
  ): Promise<AdminFlexPayBreak[]> {
    const { data } = await this.admin.get(this.address(`/breaks?${query}`, day))
    return data.breaks
  }

  /** The open breaks' kinds, in the order of the alphabet. */
  async openKinds(): Promise<string[]> {
    return (await this.breaks()).map(({ kind }) => kind).sort()
  }

  /** Uploads a FlexPay export into a day's report, today's by default. */
  async drop(
    entries: ExportLine[],
    covers: "payments" | "payouts" | "both" = "payments",
    day = this.today
  ): Promise<AdminFlexPayExportFileResponse> {
    const [year, month, date] = day.split("-")
    const lines = entries.map((entry) =>
      [
        entry.order_number ?? "",
        entry.reference ?? "",
        entry.amount,
        entry.currency ?? "CDF",
        entry.status ?? "Réussi",
        entry.day ?? `${date}-${month}-${year} 10:00:00`,
      ].join(";")
    )
    const file = [
      "Numéro d'ordre;Référence;Montant;Devise;Statut;Date",
      ...lines,
    ]
    const { status, data } = await this.send(file.join("\r\n"), {
      covers,
      day,
    })
    if (status !== 200) {
      throw new Error(`${status} ${JSON.stringify(data)}`)
    }
    return data
  }

  /** Sends any file, read by any mapping. */
  async send(
    file: string | Buffer,
    {
      covers = "payments",
      mapping = MAPPING,
      name = "releve.csv",
      day = this.today,
    }: { covers?: string; mapping?: object; name?: string; day?: string } = {}
  ) {
    const query = new URLSearchParams({
      covers,
      file_name: name,
      mapping: JSON.stringify(mapping),
    })
    return await this.admin.send(
      this.address(`/export-file?${query.toString()}`, day),
      file
    )
  }

  /** The job that Medusa runs each minute. */
  async runJob(): Promise<void> {
    await this.test
      .getContainer()
      .resolve(Modules.WORKFLOW_ENGINE)
      .run("job-reconcile-flexpay-days", { input: {} })
  }

  /** Runs the checks of a reconciliation, and the job that reads their results. */
  async finishChecks(): Promise<void> {
    await this.test.records.recheck()
    await this.runJob()
  }
}
