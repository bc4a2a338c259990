import type {
  DataTableFilteringState,
  DataTablePaginationState,
  DataTableSortingState,
} from "@medusajs/ui"
import { useState } from "react"
import { useSearchParams } from "react-router-dom"
import type { Query } from "../../api/sdk"

export const PAGE_SIZE = 20

/** Filters with one value each, by their name in the address and in the API. */
const SINGLE: readonly string[] = [
  "kind",
  "state",
  "operator",
  "method",
  "attention",
  "currency_code",
]

/** The list's search, filters, order and page, kept in the page's address. */
export function useListQuery() {
  const [params, setParams] = useSearchParams()
  // Filters without a value yet, which the address can't hold.
  const [opened, setOpened] = useState<DataTableFilteringState>({})
  const offset = Math.max(0, Number(params.get("offset")) || 0)

  /** Each new selection starts at the first page. */
  const choose = (values: Query) =>
    setParams((previous) => withValues(previous, values), { replace: true })

  return {
    /** The filters of the list, its totals and its export. */
    selection: readSelection(params),
    /** As the server's `order`; the newest first when absent. */
    order: params.get("order") ?? undefined,
    sorting: readSorting(params.get("order") ?? "-created_at"),
    setSorting: (sorting: DataTableSortingState | null) =>
      choose({ order: sorting ? writeSorting(sorting) : undefined }),
    offset,
    search: params.get("q") ?? "",
    setSearch: (q: string) => choose({ q: q.trim() }),
    filtering: { ...opened, ...readFiltering(params) },
    setFiltering: (state: DataTableFilteringState) => {
      setOpened(
        Object.fromEntries(
          Object.entries(state).filter(([, value]) => value === null)
        )
      )
      choose(toValues(state))
    },
    pagination: {
      pageIndex: Math.floor(offset / PAGE_SIZE),
      pageSize: PAGE_SIZE,
    },
    setPagination: ({ pageIndex }: DataTablePaginationState) =>
      setParams((previous) => {
        const next = new URLSearchParams(previous)
        next.set("offset", String(pageIndex * PAGE_SIZE))
        return next
      }),
  }
}

/** "-amount" is the largest first. */
function readSorting(order: string): DataTableSortingState {
  return { id: order.replace("-", ""), desc: order.startsWith("-") }
}

function writeSorting({ id, desc }: DataTableSortingState): string {
  return `${desc ? "-" : ""}${id}`
}

function readSelection(params: URLSearchParams): Query {
  const names = ["q", ...SINGLE, "created_from", "created_to"]
  return compact(
    Object.fromEntries(names.map((name) => [name, params.get(name)]))
  )
}

function readFiltering(params: URLSearchParams): DataTableFilteringState {
  const created = compact({
    $gte: params.get("created_from"),
    $lte: params.get("created_to"),
  })
  return {
    ...compact(
      Object.fromEntries(SINGLE.map((name) => [name, params.get(name)]))
    ),
    ...(Object.keys(created).length && { created_at: created }),
  }
}

function toValues(state: DataTableFilteringState): Query {
  const range = readRange(state.created_at)
  return {
    ...Object.fromEntries(SINGLE.map((name) => [name, readText(state[name])])),
    created_from: range.$gte,
    created_to: range.$lte,
  }
}

/** @returns the first page of the new selection */
function withValues(previous: URLSearchParams, values: Query): URLSearchParams {
  const next = new URLSearchParams(previous)
  next.delete("offset")
  for (const [name, value] of Object.entries(values)) {
    if (value) {
      next.set(name, String(value))
    } else {
      next.delete(name)
    }
  }
  return next
}

function readText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined
}

function readRange(value: unknown): { $gte?: string; $lte?: string } {
  if (typeof value !== "object" || value === null) {
    return {}
  }
  const range: { $gte?: unknown; $lte?: unknown } = value
  return { $gte: readText(range.$gte), $lte: readText(range.$lte) }
}

function compact(
  values: Record<string, string | null>
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, string] => entry[1] !== null
    )
  )
}
