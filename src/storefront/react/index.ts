"use client"

export { FlexPayPayment } from "./flexpay-payment.tsx"
export type { FlexPayPaymentProps, FlexPaySession } from "./flexpay-payment.tsx"
export { en } from "./en.ts"
export { fr } from "./fr.ts"
export type { FlexPayTexts } from "./texts.ts"
export { useFlexPayPayment } from "./use-flexpay-payment.ts"
export type { FlexPayPaymentState } from "./use-flexpay-payment.ts"
