import { ValidationPipe } from '@nestjs/common';

/** As strict as the library's own validation of DTOs. */
export const validationPipe = new ValidationPipe({
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  // The bare controller's input comes through a decorator of its own.
  validateCustomDecorators: true,
});
