import { Button } from "@medusajs/ui"

interface MoreButtonProps {
  label: string
  onPress: () => void
}

/** Under a list of which more is to be had. */
export function MoreButton({ label, onPress }: MoreButtonProps) {
  return (
    <Button size="small" variant="secondary" type="button" onClick={onPress}>
      {label}
    </Button>
  )
}
