// BAD
#pragma once
