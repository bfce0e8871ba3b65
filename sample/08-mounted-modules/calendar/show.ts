export interface Show {
  id: string;
  title: string;
  evening: string;
}
