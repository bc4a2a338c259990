import type { NextFunction, Request, Response } from "express"
import { z } from "zod"

/** A request to the control API that is impossible. */
export class ControlError extends Error {
  constructor(
    readonly httpStatus: 404 | 409,
    message: string
  ) {
    super(message)
  }
}

/** Answers errors and invalid input as `{ message, issues? }`. */
// eslint-disable-next-line max-params -- Express recognizes an error handler by its four parameters
export function answerControlError(
  error: unknown,
  _request: Request,
  response: Response,
  next: NextFunction
): void {
  if (error instanceof z.ZodError) {
    const message = z.prettifyError(error)
    response.status(400).json({ message, issues: error.issues })
  } else if (error instanceof ControlError) {
    response.status(error.httpStatus).json({ message: error.message })
  } else {
    next(error)
  }
}
