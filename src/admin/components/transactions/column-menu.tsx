import { Adjustments } from "@medusajs/icons"
import { DropdownMenu, IconButton, Tooltip } from "@medusajs/ui"
import { useTexts } from "../../i18n/use-texts"
import type { useColumnVisibility } from "./use-column-visibility"
import { HIDEABLE_COLUMNS } from "./use-columns"

/** Shows and hides columns. Medusa's own menu for it exists in English alone. */
export function ColumnMenu({
  state,
  onColumnVisibilityChange,
}: ReturnType<typeof useColumnVisibility>) {
  const { t } = useTexts()
  return (
    <DropdownMenu>
      <Tooltip content={t("list.columns")}>
        <DropdownMenu.Trigger asChild>
          <IconButton size="small" aria-label={t("list.columns")}>
            <Adjustments />
          </IconButton>
        </DropdownMenu.Trigger>
      </Tooltip>
      <DropdownMenu.Content align="end">
        {HIDEABLE_COLUMNS.map(([id, label]) => (
          <DropdownMenu.CheckboxItem
            key={id}
            checked={state[id] !== false}
            onCheckedChange={(isVisible) =>
              onColumnVisibilityChange({ ...state, [id]: isVisible })
            }
            // The menu stays open: several columns are chosen at a time.
            onSelect={(event) => event.preventDefault()}
          >
            {t(label)}
          </DropdownMenu.CheckboxItem>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
