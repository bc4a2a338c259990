import { Button, Drawer } from "@medusajs/ui"
import { useRef, type FormEvent, type ReactNode } from "react"
import { toProblem } from "../../api/problem"
import { useTexts } from "../../i18n/use-texts"
import { focusFirstError } from "../focus-first-error"
import { ProblemAlert } from "../problem-alert"

/** The request that a form sends. */
interface FormRequest {
  isPending: boolean
  error: Error | null
  reset: () => void
}

export interface FormDrawerProps {
  /** Of the button that opens it. */
  label: string
  title: string
  text: string
  /** Of the button that sends the form. */
  confirm: string
  isOpen: boolean
  /** Whether the form can be sent as it is; true when absent. */
  isComplete?: boolean
  request: FormRequest
  onOpenChange: (isOpen: boolean) => void
  /** @returns false when something must be corrected first */
  onSubmit: () => boolean
  /** The form's fields. */
  children: ReactNode
}

/** A button, and the form of an action that moves no money. */
export function FormDrawer(props: FormDrawerProps) {
  const { request, onOpenChange } = props
  const { t } = useTexts()
  const form = useRef<HTMLFormElement>(null)

  const changeOpen = (next: boolean) => {
    if (!request.isPending) {
      request.reset()
      onOpenChange(next)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!props.onSubmit()) {
      focusFirstError(form.current)
    }
  }

  return (
    <Drawer open={props.isOpen} onOpenChange={changeOpen}>
      <Drawer.Trigger asChild>
        <Button size="small" variant="secondary" type="button">
          {props.label}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{props.title}</Drawer.Title>
          <Drawer.Description>{props.text}</Drawer.Description>
        </Drawer.Header>
        <form
          ref={form}
          noValidate
          onSubmit={submit}
          className="flex flex-1 flex-col overflow-hidden"
        >
          <Drawer.Body className="flex flex-col gap-y-4 overflow-y-auto">
            {props.children}
            {request.error && (
              <ProblemAlert problem={toProblem(request.error)} />
            )}
          </Drawer.Body>
          <Drawer.Footer>
            <Drawer.Close asChild>
              <Button size="small" variant="secondary" type="button">
                {t("actions.cancel")}
              </Button>
            </Drawer.Close>
            <Button
              size="small"
              type="submit"
              isLoading={request.isPending}
              disabled={props.isComplete === false}
            >
              {props.confirm}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
