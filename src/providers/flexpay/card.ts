import { FlexPayProvider } from "./provider"

/** Card: the shopper pays on FlexPay's own page and comes back. */
export class FlexPayCardProvider extends FlexPayProvider {
  static override identifier = "flexpay-card"
}
