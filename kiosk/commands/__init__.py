"""The sub-commands of ``kiosk``, one module each: ``arguments(parser)`` and ``execute(options)``."""
