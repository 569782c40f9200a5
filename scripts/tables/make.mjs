/**
 * 生成 scenarios/hubei/tables 与 scenarios/china/tables — Writes every table of the Hubei and China scenarios from their sources and assumptions.
 *
 *   node scripts/tables/make.mjs            write
 *   node scripts/tables/make.mjs --check    exit 1 when a committed table is not what would be written
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import * as accounts from './accounts.mjs';
import { chinaTables } from './china.mjs';
import * as counties from './counties.mjs';
import { economyHistoryTable } from './economy.mjs';
import * as fertility from './fertility.mjs';
import * as members from './members.mjs';
import * as membership from './membership.mjs';
import { migrationTable } from './migration.mjs';
import { jumpOffTable, leeCarterTable, mortalityTable } from './mortality.mjs';
import * as parameters from './parameters.mjs';
import { populationTable } from './population.mjs';
import { entrySubsidyTable } from './schedule.mjs';

/** Folders with the tables each holds. @returns {[URL, Map<string, string>][]} */
const folders = () => [
  [new URL('../../scenarios/hubei/tables/', import.meta.url), tables()],
  [new URL('../../scenarios/china/tables/', import.meta.url), chinaTables()],
];

/** @returns {Map<string, string>} text of each table of Hubei by file name */
export function tables() {
  return new Map([
    ['population_2020.csv', populationTable()],
    ['mortality_hazard.csv', mortalityTable()],
    ['lee_carter_hazard.csv', jumpOffTable()],
    ['lee_carter_b.csv', leeCarterTable()],
    ['fertility.csv', fertility.fertilityTable()],
    ['tfr.csv', fertility.fertilityLevelTable()],
    ['tfr_low.csv', fertility.fertilityVariantTable('tfr_low_variant')],
    ['tfr_high.csv', fertility.fertilityVariantTable('tfr_high_variant')],
    ['boys_share.csv', fertility.boysShareTable()],
    ['migration_rate.csv', migrationTable()],
    ['registration_factor.csv', membership.registrationFactorTable()],
    ['eligible_share.csv', membership.eligibleShareTable()],
    ['entry_rate.csv', membership.entryRateTable()],
    ['exit_rate.csv', membership.exitRateTable()],
    ['active_2020.csv', members.activeTable()],
    ['paused_2020.csv', members.pausedTable()],
    ['waiting_2020.csv', members.waitingTable()],
    ['pensioners_2020.csv', members.pensionersTable()],
    ['account_2020.csv', accounts.accountTable()],
    ['paused_account_2020.csv', accounts.pausedAccountTable()],
    ['waiting_account_2020.csv', accounts.waitingAccountTable()],
    ['pensioner_account_2020.csv', accounts.pensionerAccountTable()],
    ['claim_pension_2020.csv', accounts.claimPensionTable()],
    ['contribution_years_2020.csv', accounts.contributionYearsTable()],
    ['paused_contribution_years_2020.csv', accounts.pausedContributionYearsTable()],
    ['waiting_contribution_years_2020.csv', accounts.waitingContributionYearsTable()],
    ['pensioner_contribution_years_2020.csv', accounts.pensionerContributionYearsTable()],
    ['annuity_divisor_by_age.csv', parameters.annuityDivisorTable()],
    ['entry_subsidy.csv', entrySubsidyTable()],
    ['economy_history.csv', economyHistoryTable()],
    ['poverty_share_2020.csv', counties.povertyShareTable()],
    ['../counties/counties.csv', counties.countiesTable()],
    ['../counties/shares.csv', counties.sharesTable()],
    ['../counties/fiscal-revenue.template.csv', counties.revenueTemplate()],
  ]);
}

/** @param {URL} folder @param {string} name */
function committed(folder, name) {
  try {
    return readFileSync(new URL(name, folder), 'utf8');
  } catch {
    return undefined; // not written yet: a difference like any other
  }
}

/** 与已提交的不同之处 — One sentence for each committed table that is missing, outdated, or made by nobody. */
export function differences() {
  return folders().flatMap(([folder, made]) => {
    const outdated = [...made].filter(([name, text]) => committed(folder, name) !== text).map(([name]) => `${name} is not what would be written`);
    const orphans = readdirSync(folder).filter((name) => name.endsWith('.csv') && !made.has(name));
    return [...outdated, ...orphans.map((name) => `${name} is written by no script`)];
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.includes('--check')) {
    const found = differences();
    for (const sentence of found) console.error(`✖ ${sentence}`);
    if (found.length > 0) console.error('  → run node scripts/tables/make.mjs');
    process.exitCode = found.length > 0 ? 1 : 0;
  } else {
    for (const [folder, made] of folders()) for (const [name, text] of made) writeFileSync(new URL(name, folder), text);
  }
}
