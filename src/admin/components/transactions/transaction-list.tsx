import { DataTable, useDataTable } from "@medusajs/ui"
import type { PropsWithChildren } from "react"
import { useNavigate } from "react-router-dom"
import { useTransactions } from "../../api/queries"
import type { Query } from "../../api/sdk"
import { useTexts } from "../../i18n/use-texts"
import { ExportDrawer } from "../exports/export-drawer"
import { UnreadableAlert } from "../unreadable-alert"
import { ColumnMenu } from "./column-menu"
import { splitPeriod } from "./split-period"
import { Totals } from "./totals"
import { useColumnVisibility } from "./use-column-visibility"
import { useColumns } from "./use-columns"
import { useFilters } from "./use-filters"
import { PAGE_SIZE, useListQuery } from "./use-list-query"

/** All payments and payouts: searched, filtered, summed, and saved as a file. */
export function TransactionList() {
  const navigate = useNavigate()
  const query = useListQuery()
  const columnVisibility = useColumnVisibility()
  const { data, isLoading, error } = useTransactions({
    ...query.selection,
    order: query.order,
    limit: PAGE_SIZE,
    offset: query.offset,
  })
  const table = useDataTable({
    data: data?.transactions ?? [],
    columns: useColumns(),
    columnVisibility,
    filters: useFilters(query.filtering),
    getRowId: ({ id }) => id,
    rowCount: data?.count ?? 0,
    isLoading,
    autoResetPageIndex: false,
    search: { state: query.search, onSearchChange: query.setSearch },
    filtering: {
      state: query.filtering,
      onFilteringChange: query.setFiltering,
    },
    sorting: { state: query.sorting, onSortingChange: query.setSorting },
    onRowClick: ({ target }, { id }) => {
      // The links in the row lead elsewhere.
      if (!(target instanceof Element && target.closest("a"))) {
        void navigate(`/flexpay/${id}`)
      }
    },
    pagination: {
      state: query.pagination,
      onPaginationChange: query.setPagination,
    },
  })

  return (
    <div className="flex flex-col">
      <Totals selection={query.selection} />
      {error && <UnreadableAlert error={error} />}
      <DataTable instance={table}>
        <Toolbar selection={query.selection}>
          <ColumnMenu {...columnVisibility} />
        </Toolbar>
        {(data ?? isLoading) && <Rows isExact={data?.count_is_exact ?? true} />}
      </DataTable>
    </div>
  )
}

/** @param props.isExact whether the list was counted to its end */
function Rows({ isExact }: { isExact: boolean }) {
  const { t } = useTexts()
  return (
    <>
      <DataTable.Table
        emptyState={{
          empty: {
            heading: t("list.empty_title"),
            description: t("list.empty_text"),
          },
          filtered: {
            heading: t("list.filtered_title"),
            description: t("list.filtered_text"),
          },
        }}
      />
      {/* In one line it is wider than a phone. */}
      <div className="[&>div]:flex-wrap">
        <DataTable.Pagination
          translations={{
            // Counting stops at a limit, beyond which there are more pages.
            of: t(isExact ? "list.of" : "list.of_more"),
            results: t("list.results"),
            pages: t("list.pages"),
            prev: t("list.prev"),
            next: t("list.next"),
          }}
        />
      </div>
    </>
  )
}

/** @param props.children the menu of the columns */
function Toolbar({
  selection,
  children,
}: PropsWithChildren<{ selection: Query }>) {
  const { t } = useTexts()
  return (
    <DataTable.Toolbar
      translations={{ clearAll: t("list.clear") }}
      className="flex flex-col items-start justify-between gap-2 md:flex-row md:items-center"
    >
      <div className="flex w-full flex-wrap items-center gap-2">
        <div ref={(box) => nameButton(box, t("list.filter"))}>
          <DataTable.FilterMenu tooltip={t("list.filter")} />
        </div>
        <div ref={(box) => nameButton(box, t("list.sort"))}>
          <DataTable.SortingMenu tooltip={t("list.sort")} />
        </div>
        {children}
        <div className="min-w-0 flex-1 md:max-w-xs">
          <DataTable.Search
            placeholder={t("list.search")}
            aria-label={t("list.search")}
          />
        </div>
        <ExportDrawer path="transactions/export" {...splitPeriod(selection)} />
      </div>
    </DataTable.Toolbar>
  )
}

/** Medusa's buttons of icons have no name for screen readers. */
function nameButton(box: HTMLElement | null, name: string): void {
  box?.querySelector("button")?.setAttribute("aria-label", name)
}
