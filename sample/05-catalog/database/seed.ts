/** The catalogue as it is when the application starts. */
export const SEED = `
  CREATE TABLE authors (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    country TEXT NOT NULL
  );
  INSERT INTO authors VALUES
    (1, 'Jane Austen', 'England'),
    (2, 'Henrik Ibsen', 'Norway'),
    (3, 'Mary Shelley', 'England'),
    (4, 'Jules Verne', 'France');

  CREATE TABLE books (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    author_id INTEGER NOT NULL REFERENCES authors (id),
    genre TEXT NOT NULL,
    year INTEGER NOT NULL,
    price REAL
  );
  INSERT INTO books VALUES
    (1, 'Emma', 1, 'novel', 1815, 12.5),
    (2, 'Persuasion', 1, 'novel', 1817, 11),
    (3, 'A Doll''s House', 2, 'play', 1879, 8.9),
    (4, 'Peer Gynt', 2, 'play', 1867, NULL),
    (5, 'Frankenstein', 3, 'horror', 1818, 10.5),
    (6, 'Around the World in Eighty Days', 4, 'adventure', 1872, 9.5);

  CREATE TABLE sales (
    book_id INTEGER NOT NULL REFERENCES books (id),
    month TEXT NOT NULL,
    copies INTEGER NOT NULL,
    PRIMARY KEY (book_id, month)
  );
  INSERT INTO sales VALUES
    (1, '2026-01', 40), (1, '2026-02', 35), (3, '2026-01', 12),
    (5, '2026-01', 51), (5, '2026-02', 64), (6, '2026-02', 23);
`;
