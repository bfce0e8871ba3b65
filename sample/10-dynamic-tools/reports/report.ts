/** A report somebody saved: what sold in a category and a region. */
export interface Report {
  id: number;
  /** Name of the tool that runs it. */
  name: string;
  description: string;
  category: string;
  region: string;
  /** Who alone sees it; nobody in particular for those of the company. */
  owner: string | null;
}
