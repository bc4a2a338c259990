import { FlexPayProvider } from "./provider"

/** Card: the shopper pays on FlexPay's page and is redirected back. */
export class FlexPayCardProvider extends FlexPayProvider {
  static override identifier = "flexpay-card"
}
