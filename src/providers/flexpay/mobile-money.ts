import { FlexPayProvider } from "./provider"

/** Mobile money: the shopper confirms a push on the phone with a PIN. */
export class FlexPayMobileMoneyProvider extends FlexPayProvider {
  static override identifier = "flexpay"
}
