import { ArrowDownTray } from "@medusajs/icons"
import { Button, toast } from "@medusajs/ui"
import { useMutation } from "@tanstack/react-query"

interface SaveFileButtonProps {
  label: string
  done: string
  failed: string
  fileName: string
  load: () => Promise<Blob>
}

/** Saves what the server gives as a file. */
export function SaveFileButton(props: SaveFileButtonProps) {
  const save = useMutation({
    mutationFn: props.load,
    retry: false,
    onSuccess: (file) => {
      saveFile(file, props.fileName)
      toast.success(props.done)
    },
    onError: () => toast.error(props.failed),
  })
  return (
    <Button
      size="small"
      variant="secondary"
      type="button"
      isLoading={save.isPending}
      onClick={() => save.mutate()}
    >
      <ArrowDownTray aria-hidden />
      {props.label}
    </Button>
  )
}

function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement("a")
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
