const CATEGORIES = [
  'armchairs',
  'bicycles',
  'blankets',
  'bookshelves',
  'cameras',
  'candles',
  'carpets',
  'clocks',
  'desks',
  'dishwashers',
  'drills',
  'espresso machines',
  'fountain pens',
  'globes',
  'hammocks',
  'headphones',
  'kettles',
  'lamps',
  'microscopes',
  'mirrors',
  'ovens',
  'pianos',
  'tents',
  'toasters',
  'violins',
];

const REGIONS = [
  'Argentina',
  'Austria',
  'Belgium',
  'Brazil',
  'Canada',
  'Chile',
  'Denmark',
  'Finland',
  'France',
  'Greece',
  'Iceland',
  'Ireland',
  'Italy',
  'Japan',
  'Kenya',
  'Mexico',
  'Norway',
  'Portugal',
  'Spain',
  'Sweden',
];

export const SCHEMA = `
  CREATE TABLE sales (category TEXT, region TEXT, year INTEGER, amount INTEGER);
  CREATE TABLE reports (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL,
    category TEXT NOT NULL,
    region TEXT NOT NULL,
    owner TEXT
  );
`;

/** Each category in each region: 500 pairs. */
export function pairs(): { category: string; region: string }[] {
  return CATEGORIES.flatMap((category) =>
    REGIONS.map((region) => ({ category, region })),
  );
}

/** The amounts are made up, and always the same. */
export function amountOf(pair: number, year: number): number {
  return 1000 + ((pair * 7919 + year * 104729) % 9000);
}
