export interface Book {
  isbn: string;
  title: string;
  author: string;
}
