// DuckDB as a contestant: reads requests from standard input and answers on standard output, one line of JSON each.
// Processor time is that of this process, which DuckDB's threads are part of; loading is not measured.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { DuckDBInstance } from '@duckdb/node-api';

const [, , schema, folder, threads] = process.argv;
const instance = await DuckDBInstance.create(':memory:', { threads });
const connection = await instance.connect();

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const load = async () => {
  for (const statement of readFileSync(schema, 'utf8').replaceAll('{folder}', folder).split(';')) {
    if (statement.replaceAll(/^--.*$/gm, '').trim()) await connection.run(statement);
  }
  return { figures: { residentBytes: process.memoryUsage().rss } };
};

const count = async ({ sql }) => {
  const counts = [];
  const each = [];
  for (const statement of sql) {
    const before = cpu();
    const rows = (await connection.runAndReadAll(statement)).getRows();
    each.push(cpu() - before);
    counts.push(Number(rows[0][0]));
  }
  return { counts, each, cpu: each.reduce((sum, one) => sum + one, 0) };
};

// The table of everybody's memberships, made anew; how many rows each rule gave comes with each INSERT.
const members = async ({ sql }) => {
  await connection.run('CREATE OR REPLACE TABLE membership (rule UTINYINT, customer INTEGER)');
  return count({ sql });
};

const work = { load, count, members };
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  let answer;
  try {
    answer = await work[request.do](request);
  } catch (failure) {
    answer = { error: String(failure) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
