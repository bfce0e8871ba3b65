/** A latitude in degrees as text, between -90 and 90. */
export const LATITUDE = '[+-]?(?:90(?:\\.0+)?|[1-8]?\\d(?:\\.\\d+)?)';

/** A longitude in degrees as text, between -180 and 180; a space may stand before it. */
export const LONGITUDE =
  '\\s?[+-]?(?:180(?:\\.0+)?|1[0-7]\\d(?:\\.\\d+)?|\\d{1,2}(?:\\.\\d+)?)';
