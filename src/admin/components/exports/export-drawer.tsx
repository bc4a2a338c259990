import { ArrowDownTray } from "@medusajs/icons"
import { Drawer, Input, toast } from "@medusajs/ui"
import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { getFile, type Query } from "../../api/sdk"
import type { Period } from "../../format/period"
import { useTexts } from "../../i18n/use-texts"
import { Choice } from "../choice"
import { DrawerForm } from "../dialogs/drawer-form"
import { Field } from "../field"
import { SmallButton } from "../small-button"
import { saveFile } from "./save-file"

interface ExportDrawerProps {
  /** Of the plugin's route that answers with the file. */
  path: string
  /** What the file holds besides the period. */
  query?: Query
  /** At first; changes while the drawer is closed. */
  period: Period
}

/** A button that exports a CSV file: of which days, and for which program. */
export function ExportDrawer({ path, query, period }: ExportDrawerProps) {
  const { t } = useTexts()
  const [isOpen, setOpen] = useState(false)
  return (
    <Drawer open={isOpen} onOpenChange={setOpen}>
      <Drawer.Trigger asChild>
        <SmallButton>
          <ArrowDownTray aria-hidden />
          {t("csv.export")}
        </SmallButton>
      </Drawer.Trigger>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("csv.title")}</Drawer.Title>
          <Drawer.Description>{t("csv.text")}</Drawer.Description>
        </Drawer.Header>
        <ExportForm
          path={path}
          query={query}
          period={period}
          onDone={() => setOpen(false)}
        />
      </Drawer.Content>
    </Drawer>
  )
}

function ExportForm(props: ExportDrawerProps & { onDone: () => void }) {
  const { path, query, period: first, onDone } = props
  const { t, locale } = useTexts()
  const isFrench = locale.startsWith("fr")
  const [period, setPeriod] = useState(first)
  const [format, setFormat] = useState(isFrench ? "excel" : "csv")
  const [error, setError] = useState<string>()
  const save = useMutation({
    mutationFn: () =>
      getFile(path, {
        ...query,
        ...period,
        format,
        locale: isFrench ? "fr" : "en",
      }),
    retry: false,
    onSuccess: (file) => {
      saveFile(file)
      toast.success(t("csv.saved"))
      onDone()
    },
    onError: () => toast.error(t("csv.failed")),
  })
  const submit = () => {
    const isPeriod = period.from !== "" && period.from <= period.to
    setError(isPeriod ? undefined : t("csv.period_invalid"))
    if (isPeriod) {
      save.mutate()
    }
    return isPeriod
  }
  return (
    <DrawerForm
      confirm={t("csv.confirm")}
      isLoading={save.isPending}
      onSubmit={submit}
    >
      {(["from", "to"] as const).map((end) => (
        <Field
          key={end}
          label={t(`csv.${end}`)}
          error={end === "to" ? error : undefined}
        >
          {(control) => (
            <Input
              {...control}
              type="date"
              required
              value={period[end]}
              onChange={(event) =>
                setPeriod({ ...period, [end]: event.target.value })
              }
            />
          )}
        </Field>
      ))}
      <Choice
        size="base"
        label={t("csv.format")}
        hint={t("csv.format_hint")}
        value={format}
        onChange={setFormat}
        options={[
          { value: "excel", label: t("csv.format_excel") },
          { value: "csv", label: t("csv.format_csv") },
        ]}
      />
    </DrawerForm>
  )
}
