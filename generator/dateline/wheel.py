"""Rebuilds the program's own wheel from the installation, so that a project can include it.

A wheel is a zip file with a list of hashes. The same program gives the same bytes, whether from an installed wheel or
from a checkout (with the same version of zlib).
"""

import base64
import hashlib
import io
import tomllib
import zipfile
from importlib.metadata import Distribution, distribution
from importlib.resources import files
from pathlib import Path, PurePosixPath

PACKAGE = "dateline"
_OF_THE_INSTALLATION = {"RECORD", "INSTALLER", "REQUESTED", "direct_url.json"}
"""Metadata files that describe the installation, not the program."""
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The timestamp of every file: the earliest that a zip file can store."""
_MODE = 0o100644 << 16


def make_wheel() -> tuple[str, bytes]:
    """Return the wheel's file name and its bytes. Raises PackageNotFoundError if the program is not installed."""
    installed = distribution(PACKAGE)
    metadata = _metadata(installed)
    package = Path(str(files(PACKAGE)))
    root = package.parents[1]
    contents = (_from_checkout(package, root) if (root / "pyproject.toml").is_file() else _from_record(installed)) | {
        f"{PACKAGE}-{installed.version}.dist-info/{name}": content for name, content in metadata.items()
    }
    return f"{PACKAGE}-{installed.version}-py3-none-any.whl", _zip(contents, f"{PACKAGE}-{installed.version}.dist-info")


def _metadata(installed: Distribution) -> dict[str, bytes]:
    """Return the installed metadata files that belong in a wheel, by path below `.dist-info`."""
    found = {}
    for file in installed.files or ():
        folder, *below = PurePosixPath(file).parts
        if folder.endswith(".dist-info") and below[-1] not in _OF_THE_INSTALLATION:
            found["/".join(below)] = Path(str(file.locate())).read_bytes()
    return found


def _from_record(installed: Distribution) -> dict[str, bytes]:
    """Return the package's files, as listed by the installed wheel."""
    listed = [file for file in installed.files or () if file.parts[0] == PACKAGE and "__pycache__" not in file.parts]
    return {file.as_posix(): Path(str(file.locate())).read_bytes() for file in listed}


def _from_checkout(package: Path, root: Path) -> dict[str, bytes]:
    """Return the package's files and those that pyproject.toml adds to the wheel."""
    config = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    added: dict[str, str] = config["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    sources = {PurePosixPath(PACKAGE): package} | {PurePosixPath(to): root / source for source, to in added.items()}
    found = {}
    for target, source in sources.items():
        inner = sorted(source.rglob("*")) if source.is_dir() else [source]
        for file in inner:
            if file.is_file() and "__pycache__" not in file.parts:
                found[(target / file.relative_to(source)).as_posix()] = file.read_bytes()
    return found


def _zip(contents: dict[str, bytes], metadata: str) -> bytes:
    record = "".join(f"{path},sha256={_hash(content)},{len(content)}\n" for path, content in sorted(contents.items()))
    whole = contents | {f"{metadata}/RECORD": f"{record}{metadata}/RECORD,,\n".encode()}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        # The metadata comes last, as the format recommends.
        for path in sorted(whole, key=lambda path: (path.startswith(metadata), path)):
            entry = zipfile.ZipInfo(path, _OLDEST)
            entry.external_attr = _MODE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, whole[path])
    return written.getvalue()


def _hash(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
