/** What queries may call: functions that compute, and whose results stay small. */
const ALLOWED = new Set(
  (
    'abs avg ceil ceiling coalesce count cume_dist date datetime dense_rank exp ' +
    'first_value floor glob group_concat hex ifnull iif instr json json_array ' +
    'json_each json_extract json_group_array json_group_object json_object ' +
    'julianday lag last_value lead length like ln log lower ltrim max median min ' +
    'mod nth_value ntile nullif percent_rank pow power rank replace round ' +
    'row_number rtrim sign sqrt stdev strftime string_agg substr substring sum ' +
    'time total trim typeof unixepoch upper variance'
  ).split(' '),
);

/**
 * Finds the first name in a query that is not for strangers. libSQL comes with
 * functions and virtual tables that read and write files, which a database
 * that cannot be written to does not stop. Recursive queries may never end, and
 * nothing can end them from outside: the engine keeps the thread. The text as a
 * whole is searched: names can be quoted in many ways, but not spelled in another.
 *
 * @param known names of all functions and modules the engine has
 */
export function forbiddenWords(
  known: readonly string[],
): (sql: string) => string | undefined {
  const names = known.filter(
    (name) => /^\w+$/.test(name) && !ALLOWED.has(name),
  );
  const pattern = new RegExp(
    `\\b(?:pragma_\\w+|recursive|${names.join('|')})\\b`,
    'i',
  );
  return (sql) => pattern.exec(sql)?.[0] ?? recursion(sql);
}

/** Recursion does not need its keyword: WITH and UNION are enough. */
function recursion(sql: string): string | undefined {
  return /\bwith\b/i.test(sql) && /\bunion\b/i.test(sql)
    ? 'WITH … UNION'
    : undefined;
}
