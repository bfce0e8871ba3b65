/** What each unit measures, and how much of metres or kilograms it is. */
export const FACTORS = {
  mm: { of: 'length', factor: 0.001 },
  m: { of: 'length', factor: 1 },
  km: { of: 'length', factor: 1_000 },
  in: { of: 'length', factor: 0.0254 },
  ft: { of: 'length', factor: 0.3048 },
  mi: { of: 'length', factor: 1609.344 },
  g: { of: 'mass', factor: 0.001 },
  kg: { of: 'mass', factor: 1 },
  oz: { of: 'mass', factor: 0.028349523125 },
  lb: { of: 'mass', factor: 0.45359237 },
} as const;

/** A unit this server knows. */
export type Unit = keyof typeof FACTORS;

/** All of them. */
export const UNITS = Object.keys(FACTORS);
