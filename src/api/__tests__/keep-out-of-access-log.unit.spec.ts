import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { keepOutOfAccessLog } from "../keep-out-of-access-log"

const TOKEN = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"

describe("keepOutOfAccessLog", () => {
  it.each([
    [`/hooks/flexpay/payments/${TOKEN}`, "/hooks/flexpay/payments/***"],
    [`/hooks/flexpay/payouts/${TOKEN}?a=1`, "/hooks/flexpay/payouts/***?a=1"],
    [`/hooks/flexpay/payments/${TOKEN}%00`, "/hooks/flexpay/payments/***%00"],
    [
      "/admin/flexpay/transactions?kind=payment&q=0812345678&limit=20",
      "/admin/flexpay/transactions?kind=payment&q=***&limit=20",
    ],
    [
      "/admin/flexpay/transactions/export?q=%2B243812345678",
      "/admin/flexpay/transactions/export?q=***",
    ],
    [
      "/admin/flexpay/transactions?limit=20",
      "/admin/flexpay/transactions?limit=20",
    ],
    [
      "/hooks/flexpay/return/REF1?outcome=approved",
      "/hooks/flexpay/return/REF1?outcome=approved",
    ],
  ])("shows %s as %s, and routes by what it was", (url, shown) => {
    const req: unknown = { url, originalUrl: url }
    const res: unknown = {}
    const next = jest.fn()

    keepOutOfAccessLog(req as MedusaRequest, res as MedusaResponse, next)

    expect(req).toEqual({ url, originalUrl: shown })
    expect(next).toHaveBeenCalledWith()
  })
})
