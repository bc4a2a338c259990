import { Text, clx } from "@medusajs/ui"
import { useTexts } from "../../i18n/use-texts"
import { ageClassOf } from "../../format/time"

/** Since when a transaction needs attention; highlighted after a day. */
export function AttentionAge({ since }: { since: string }) {
  const { age, moment } = useTexts()
  return (
    <Text size="small" className={clx(ageClassOf(since, new Date()))}>
      <time dateTime={since} title={moment(since)}>
        {age(since)}
      </time>
    </Text>
  )
}
