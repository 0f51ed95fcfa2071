// SPDX-License-Identifier: MIT
// Packages of another Debian release, downloaded and unpacked into a private folder. The system's own sources,
// lists and packages are not touched.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { output, run } from './run.mjs';

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** The archive this machine's own apt uses, so that a local mirror serves us too. */
function archiveAddress() {
  const targets = output('apt-get', ['indextargets', '--format', '$(RELEASE) $(REPO_URI)', 'Created-By: Packages', 'Origin: Debian']);
  const main = targets.split('\n').find((line) => /^[a-z]+ \S+$/.test(line));
  return main ? main.split(' ')[1] : 'http://deb.debian.org/debian/';
}

/** Options that give apt its own sources, lists and cache under `folder`. @param {string} folder */
const privateApt = (folder) => [
  ['Dir::Etc::sourcelist', `${folder}/sources.list`], ['Dir::Etc::sourceparts', `${folder}/none`],
  ['Dir::Etc::preferences', `${folder}/none/pin`], ['Dir::Etc::preferencesparts', `${folder}/none`],
  ['Dir::State::lists', `${folder}/lists`], ['Dir::Cache', `${folder}/cache`],
  ['Acquire::Languages', 'none'], ['APT::Sandbox::User', ''],
].flatMap(([key, value]) => ['-o', `${key}=${value}`]);

/**
 * Downloads packages of a release into `folder`/debs and returns the paths of the files.
 * @param {string} folder @param {string} release @param {string[]} names
 */
export function downloadDebs(folder, release, names) {
  for (const sub of ['lists/partial', 'cache/archives/partial', 'none', 'debs']) {
    mkdirSync(join(folder, sub), { recursive: true });
  }
  writeFileSync(join(folder, 'sources.list'), `deb [signed-by=${keyring}] ${archiveAddress()} ${release} main\n`);
  const options = privateApt(folder);
  run('apt-get', [...options, 'update'], { quiet: true });
  run('apt-get', [...options, 'download', ...names], { quiet: true, cwd: join(folder, 'debs') });
  return readdirSync(join(folder, 'debs')).map((file) => join(folder, 'debs', file));
}

/**
 * Unpacks a package, without the files that match one of tar's patterns.
 * @param {string} deb @param {string} folder @param {string[]} [leaveOut]
 */
export function unpackDeb(deb, folder, leaveOut = []) {
  mkdirSync(folder, { recursive: true });
  const tarball = `${folder}/.package.tar`;
  run('sh', ['-c', 'dpkg-deb --fsys-tarfile "$1" > "$2"', 'sh', deb, tarball], { quiet: true });
  const excluded = leaveOut.map((pattern) => `--exclude=${pattern}`);
  run('tar', ['-x', '-C', folder, '--no-same-owner', '--wildcards', ...excluded, '-f', tarball], { quiet: true });
  rmSync(tarball);
}
